using System.Buffers;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

internal sealed class TypedSubject<TInput, TOutput>(IIndicator<TInput, TOutput> indicator) : IndicatorSubject<TInput>
    where TInput : struct
    where TOutput : struct
{
    public override int Warmup => indicator.Warmup;

    public override long Samples => indicator.Samples;

    public override string? Update(TInput input) => indicator.Update(in input, out var value) ? Exactly(value) : null;

    public override string? Peek(TInput input) => indicator.Peek(in input, out var value) ? Exactly(value) : null;

    public override string? ReplaceLast(TInput input) => indicator.ReplaceLast(in input, out var value) ? Exactly(value) : null;

    public override string? Current() => indicator.TryGetValue(out var value) ? Exactly(value) : null;

    public override string?[] Batch(TInput[] inputs, bool inBothForms)
    {
        var other = inBothForms ? indicator.Clone() : null;
        var outputs = new TOutput?[inputs.Length];
        var first = indicator.Batch(inputs, outputs);
        if (Array.FindIndex(outputs, output => output is not null) != first)
        {
            throw new ContractViolationException("The batch gives another index of the first value than the values do.");
        }

        var rows = Array.ConvertAll(outputs, output => output is { } value ? Exactly(value) : null);
        if (other is not null)
        {
            var marked = new TOutput[inputs.Length];
            if (other.Batch(inputs, marked, default) != first || Enumerable.Range(0, rows.Length).Any(i => rows[i] is { } row && row != Exactly(marked[i])))
            {
                throw new ContractViolationException("The forms of the batch do not agree on the values or on the index of the first.");
            }
        }

        return rows;
    }

    public override void Reset() => indicator.Reset();

    public override IndicatorSubject<TInput> Clone() => new TypedSubject<TInput, TOutput>(indicator.Clone());

    public override byte[] Save()
    {
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public override void Load(byte[] state) => indicator.Load(state);

    public override long BytesOfUpdates(TInput[] inputs)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var input in inputs)
        {
            indicator.Peek(in input, out _);
            indicator.Update(in input, out _);
            indicator.ReplaceLast(in input, out _);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public override long BytesOfBatch(TInput[] inputs)
    {
        var outputs = new TOutput[inputs.Length];
        var before = GC.GetAllocatedBytesForCurrentThread();
        indicator.Batch(inputs, outputs, default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
