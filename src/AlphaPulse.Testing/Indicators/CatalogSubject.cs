using System.Buffers;
using System.Globalization;
using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

internal sealed class CatalogSubject<T>(BarIndicator<T> indicator) : IndicatorSubject<Ohlcv<T>>
    where T : struct, INumber<T>
{
    private readonly T?[] _row = new T?[indicator.OutputCount];

    public override int Warmup => indicator.Warmup;

    public override long Samples => indicator.Samples;

    public override string? Update(Ohlcv<T> input) => Row(indicator.Update(in input, _row));

    public override string? Peek(Ohlcv<T> input) => Row(indicator.Peek(in input, _row));

    public override string? ReplaceLast(Ohlcv<T> input) => Row(indicator.ReplaceLast(in input, _row));

    public override string? Current() => Row(indicator.TryGetValues(_row));

    public override string?[] Batch(Ohlcv<T>[] inputs, bool inBothForms)
    {
        var width = indicator.OutputCount;
        var outputs = new T?[inputs.Length * width];
        var other = inBothForms ? indicator.Clone() : null;
        indicator.Batch(inputs, outputs);
        if (other is not null)
        {
            var marked = new T[outputs.Length];
            other.Batch(inputs, marked, -T.One);
            for (var i = 0; i < marked.Length; i++)
            {
                if (!AreSame(outputs[i] ?? -T.One, marked[i]))
                {
                    throw new ContractViolationException(string.Create(
                        CultureInfo.InvariantCulture, $"the batch with a marker for missing values gives {marked[i]} instead of {outputs[i]}."));
                }
            }
        }

        return [.. inputs.Select((_, i) =>
        {
            outputs.AsSpan(i * width, width).CopyTo(_row);
            return Row(Array.Exists(_row, value => value is not null));
        })];
    }

    public override void Reset() => indicator.Reset();

    public override IndicatorSubject<Ohlcv<T>> Clone() => new CatalogSubject<T>(indicator.Clone());

    public override byte[] Save()
    {
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public override void Load(byte[] state) => indicator.Load(state);

    public override long BytesOfUpdates(Ohlcv<T>[] inputs)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly var input in inputs.AsSpan())
        {
            indicator.Peek(in input, _row);
            indicator.Update(in input, _row);
            indicator.ReplaceLast(in input, _row);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public override long BytesOfBatch(Ohlcv<T>[] inputs)
    {
        var outputs = new T[inputs.Length * indicator.OutputCount];
        var before = GC.GetAllocatedBytesForCurrentThread();
        indicator.Batch(inputs, outputs, T.Zero);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private string? Row(bool hasValue) => hasValue ? Exactly<T>(_row) : null;
}
