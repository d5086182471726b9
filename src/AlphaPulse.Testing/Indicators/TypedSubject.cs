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

    public override string?[] Batch(TInput[] inputs)
    {
        // Both forms of the batch, which have to say the same.
        var other = indicator.Clone();
        var marked = new TOutput[inputs.Length];
        var outputs = new TOutput?[inputs.Length];
        var first = indicator.Batch(inputs, outputs);
        if (other.Batch(inputs, marked, default) != first || Array.FindIndex(outputs, output => output is not null) != first)
        {
            throw new ContractViolationException("The forms of the batch do not agree on the index of the first value.");
        }

        return [.. outputs.Select((output, i) => output is null ? null : Exactly(marked[i]))];
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
