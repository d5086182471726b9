using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>An indicator of another library in the shape of the catalog: it holds the bars and computes over all of them.</summary>
internal sealed class ForeignIndicator<T>(IndicatorSpec spec, ForeignIndicatorDescriptor descriptor) : BarIndicator<T>(spec)
    where T : struct, INumber<T>
{
    private readonly ForeignInputs<T> _inputs = new(spec);
    private BarRun<T> _beforeLast;
    private BarRun<T> _run;
    private Ohlcv<T> _last;
    private T?[] _row = new T?[spec.Columns.Count];
    private long _samples;
    private int[]? _firstValues;

    public override int Warmup => FirstValues.Min();

    public override long Samples => _samples;

    private int[] FirstValues => _firstValues ??= ForeignRows.FirstValues<T>(Spec, descriptor);

    public override int OutputWarmup(int output) => FirstValues[output];

    /// <summary>Nothing is forgotten: all bars are held.</summary>
    public override int Convergence(double epsilon) =>
        epsilon is > 0 and < 1
            ? int.MaxValue
            : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Choose a bound between 0 and 1, both excluded.");

    public override bool Update(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        var row = Next(_run, in bar, out var run);
        Commit(_run, run, in bar, row, checked(_samples + 1));
        return Give(row, outputs);
    }

    public override bool Peek(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Give(Next(_run, in bar, out _), outputs);
    }

    public override bool ReplaceLast(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        if (_samples == 0)
        {
            throw new InvalidOperationException($"{Spec} has taken in no bar that could be replaced: call Update first.");
        }

        var row = Next(_beforeLast, in bar, out var run);
        Commit(_beforeLast, run, in bar, row, _samples);
        return Give(row, outputs);
    }

    /// <summary>Another library has no state of this kind.</summary>
    public override bool TryOpen<TResult>(IBarIndicatorVisitor<T, TResult> visitor, [MaybeNullWhen(false)] out TResult result)
    {
        result = default;
        return false;
    }

    public override bool TryGetValues(Span<T?> outputs) => Give(_row, Row(outputs));

    public override int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs)
    {
        var width = OutputCount;
        if (outputs.Length < (long)bars.Length * width)
        {
            throw new ArgumentException(TooShort((long)bars.Length * width, outputs.Length), nameof(outputs));
        }

        if (bars.IsEmpty)
        {
            return -1;
        }

        // All bars are taken in or none: nothing is committed before the last row is there.
        var run = _run;
        var before = run;
        var rows = new T?[bars.Length * width];
        for (var begin = 0; begin < bars.Length;)
        {
            var end = begin;
            var earlier = run;
            while (end < bars.Length && _inputs.IsPresent(in bars[end]))
            {
                before = run;
                run = run.Add(in bars[end]);
                end++;
            }

            if (end > begin)
            {
                var all = new T?[run.Count * width];
                ForeignRows.Compute(Spec, descriptor, run.ToArray(), all);
                all.AsSpan(earlier.Count * width).CopyTo(rows.AsSpan(begin * width));
            }

            if (end < bars.Length)
            {
                before = run;
                run = default;
                end++;
            }

            begin = end;
        }

        rows.CopyTo(outputs);
        Commit(before, run, in bars[^1], rows[^width..], checked(_samples + bars.Length));
        var first = Array.FindIndex(rows, value => value is not null);
        return first < 0 ? -1 : first / width;
    }

    public override int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T> outputs, T missing)
    {
        var needed = (long)bars.Length * OutputCount;
        if (outputs.Length < needed)
        {
            throw new ArgumentException(TooShort(needed, outputs.Length), nameof(outputs));
        }

        var rows = new T?[needed];
        var first = Batch(bars, rows);
        for (var i = 0; i < rows.Length; i++)
        {
            outputs[i] = rows[i] ?? missing;
        }

        return first;
    }

    public override void Reset() => Commit(default, default, default, new T?[OutputCount], 0);

    public override BarIndicator<T> Clone() => (ForeignIndicator<T>)MemberwiseClone();

    public override void Save(IBufferWriter<byte> output)
    {
        var writer = new StateWriter(output);
        StateFormat.WriteHeader(ref writer, Spec.ToString(), Number.NameOf<T>());
        writer.Write(_samples);
        _beforeLast.Save(ref writer);
        if (_samples > 0)
        {
            writer.WriteValue(in _last);
        }
    }

    public override void Load(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        StateFormat.ReadHeader(ref reader, Spec.ToString(), Number.NameOf<T>());
        var samples = reader.ReadInt64();
        if (samples < 0)
        {
            throw StateReader.Damaged(string.Create(CultureInfo.InvariantCulture, $"it counts {samples} bars"));
        }

        var before = BarRun<T>.Load(ref reader);
        var last = samples > 0 ? reader.ReadValue<Ohlcv<T>>() : default;
        if (reader.Remaining > 0)
        {
            throw StateReader.Damaged(string.Create(CultureInfo.InvariantCulture, $"{reader.Remaining} bytes are left over"));
        }

        BarRun<T> run = default;
        var row = samples > 0 ? Next(before, in last, out run) : new T?[OutputCount];
        Commit(before, run, in last, row, samples);
    }

    internal override bool IsPresent(in Ohlcv<T> bar) => _inputs.IsPresent(in bar);

    internal override TResult Open<TResult>(int output, ISeriesVisitor<T, TResult> visitor) =>
        visitor.Visit(new ForeignSeries<T>(Spec, descriptor, output));

    // A row is never changed once it is made, so that clones may share it.
    private T?[] Next(BarRun<T> earlier, in Ohlcv<T> bar, out BarRun<T> run)
    {
        var width = OutputCount;
        if (!_inputs.IsPresent(in bar))
        {
            run = default;
            return new T?[width];
        }

        run = earlier.Add(in bar);
        var all = new T?[run.Count * width];
        ForeignRows.Compute(Spec, descriptor, run.ToArray(), all);
        return all[^width..];
    }

    private void Commit(BarRun<T> beforeLast, BarRun<T> run, in Ohlcv<T> last, T?[] row, long samples)
    {
        _beforeLast = beforeLast;
        _run = run;
        _last = last;
        _row = row;
        _samples = samples;
    }

    private static bool Give(T?[] row, Span<T?> outputs)
    {
        row.CopyTo(outputs);
        return Array.Exists(row, value => value is not null);
    }

    private static string TooShort(long needed, int length) => string.Create(
        CultureInfo.InvariantCulture, $"The outputs have room for {length} values, but {needed} are needed.");

    private Span<T?> Row(Span<T?> outputs) =>
        outputs.Length >= OutputCount
        ? outputs[..OutputCount]
        : throw new ArgumentException(TooShort(OutputCount, outputs.Length), nameof(outputs));
}
