using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AlphaPulse.Indicators;

/// <summary>An indicator behind the shape of the catalog. The reader and the projection are structs, so that a bar allocates nothing.</summary>
internal sealed class CatalogIndicator<T, TInput, TOutput, TReader, TProjection>(
    IndicatorSpec spec, IIndicator<TInput, TOutput> indicator, TReader reader) : BarIndicator<T>(spec)
    where T : struct, INumber<T>
    where TInput : struct
    where TOutput : struct
    where TReader : struct, IBarReader<T, TInput>
    where TProjection : struct, IOutputProjection<T, TOutput>
{
    private readonly TReader _reader = reader;

    public override int Warmup => indicator.Warmup;

    public override int OutputWarmup(int output) => indicator.OutputWarmup(output);

    public override long Samples => indicator.Samples;

    public override int Convergence(double epsilon) => indicator.Convergence(epsilon);

    public override bool Update(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(indicator.Update(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool Peek(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(indicator.Peek(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool ReplaceLast(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(indicator.ReplaceLast(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool TryGetValues(Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(indicator.TryGetValue(out var value), in value, outputs);
    }

    public override int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs)
    {
        var width = OutputCount;
        if (outputs.Length < (long)bars.Length * width)
        {
            throw new ArgumentException(TooShort((long)bars.Length * width, outputs.Length), nameof(outputs));
        }

        var values = new TOutput?[bars.Length];
        int first;
        if (typeof(TInput) == typeof(Ohlcv<T>))
        {
            first = indicator.Batch(MemoryMarshal.Cast<Ohlcv<T>, TInput>(bars), values);
        }
        else
        {
            var inputs = new TInput[bars.Length];
            for (var i = 0; i < bars.Length; i++)
            {
                inputs[i] = _reader.Read(in bars[i]);
            }

            first = indicator.Batch(inputs, values);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].GetValueOrDefault();
            Write(values[i].HasValue, in value, outputs.Slice(i * width, width));
        }

        return first;
    }

    public override void Reset() => indicator.Reset();

    public override BarIndicator<T> Clone() =>
        new CatalogIndicator<T, TInput, TOutput, TReader, TProjection>(Spec, indicator.Clone(), _reader);

    public override void Save(IBufferWriter<byte> output) => indicator.Save(output);

    public override void Load(ReadOnlySpan<byte> state) => indicator.Load(state);

    private static bool Write(bool hasValue, in TOutput value, Span<T?> outputs)
    {
        if (hasValue)
        {
            default(TProjection).Write(in value, outputs);
        }
        else
        {
            outputs.Clear();
        }

        return hasValue;
    }

    private static string TooShort(long needed, int length) => string.Create(
        CultureInfo.InvariantCulture, $"The outputs have room for {length} values, but {needed} are needed.");

    private Span<T?> Row(Span<T?> outputs) =>
        outputs.Length >= OutputCount
        ? outputs[..OutputCount]
        : throw new ArgumentException(TooShort(OutputCount, outputs.Length), nameof(outputs));
}
