using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

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
    private IIndicator<TInput, TOutput> _indicator = indicator;
    private InputNeeds<TInput>? _needs;

    public override int Warmup => _indicator.Warmup;

    public override int OutputWarmup(int output) => _indicator.OutputWarmup(output);

    public override long Samples => _indicator.Samples;

    public override int Convergence(double epsilon) => _indicator.Convergence(epsilon);

    public override bool Update(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(_indicator.Update(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool Peek(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(_indicator.Peek(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool ReplaceLast(in Ohlcv<T> bar, Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(_indicator.ReplaceLast(_reader.Read(in bar), out var value), in value, outputs);
    }

    public override bool TryGetValues(Span<T?> outputs)
    {
        outputs = Row(outputs);
        return Write(_indicator.TryGetValue(out var value), in value, outputs);
    }

    public override int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs) =>
        Run<T?, NullableTarget>(bars, outputs, default);

    public override int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T> outputs, T missing) =>
        Run<T, MarkedTarget>(bars, outputs, new MarkedTarget(missing));

    public override void Reset() => _indicator.Reset();

    public override BarIndicator<T> Clone() =>
        new CatalogIndicator<T, TInput, TOutput, TReader, TProjection>(Spec, _indicator.Clone(), _reader);

    public override void Save(IBufferWriter<byte> output)
    {
        // The typed state does not know which number of the bar it takes.
        StateFormat.WriteSpec(output, Spec);
        _indicator.Save(output);
    }

    public override void Load(ReadOnlySpan<byte> state) => _indicator.Load(StateFormat.ReadSpec(state, Spec));

    internal override bool IsPresent(in Ohlcv<T> bar) =>
        (_needs ??= ((IStateful<TInput, TOutput>)_indicator).Open(default(NeedsVisitor))).IsPresent(_reader.Read(in bar));

    internal override TResult Open<TResult>(int output, ISeriesVisitor<T, TResult> visitor) =>
        ((IStateful<TInput, TOutput>)_indicator).Open(new StateVisitor<TResult>(_reader, output, visitor));

    public override bool TryOpen<TResult>(IBarIndicatorVisitor<T, TResult> visitor, [MaybeNullWhen(false)] out TResult result)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (_reader.For(visitor) is not { } half)
        {
            result = default;
            return false;
        }

        result = ((IStateful<TInput, TOutput>)_indicator).Open(new TypedVisitor<TResult>(half));
        return true;
    }

    private int Run<TTarget, TWriter>(ReadOnlySpan<Ohlcv<T>> bars, Span<TTarget> outputs, TWriter writer)
        where TWriter : struct, ITarget<TTarget>
    {
        var width = OutputCount;
        if (outputs.Length < (long)bars.Length * width)
        {
            throw new ArgumentException(TooShort((long)bars.Length * width, outputs.Length), nameof(outputs));
        }

        // All bars are taken in or none. Doubles never leave their range, but another library may throw what it likes.
        var before = (typeof(T) == typeof(decimal) || Spec.UsesAnotherLibrary) && bars.Length > 0 ? _indicator.Clone() : _indicator;
        var first = -1;
        OutputRow<T> row = default;
        Span<T?> numbers = row;
        numbers = numbers[..width];
        try
        {
            for (var i = 0; i < bars.Length; i++)
            {
                var hasValue = Update(in bars[i], numbers);
                first = first < 0 && hasValue ? i : first;
                writer.Write(numbers, outputs.Slice(i * width, width));
            }
        }
        catch
        {
            _indicator = before;
            throw;
        }

        return first;
    }

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

    private interface ITarget<TTarget>
    {
        void Write(ReadOnlySpan<T?> row, Span<TTarget> target);
    }

    private readonly struct NullableTarget : ITarget<T?>
    {
        public void Write(ReadOnlySpan<T?> row, Span<T?> target) => row.CopyTo(target);
    }

    private readonly struct MarkedTarget(T missing) : ITarget<T>
    {
        public void Write(ReadOnlySpan<T?> row, Span<T> target)
        {
            for (var i = 0; i < row.Length; i++)
            {
                target[i] = row[i] ?? missing;
            }
        }
    }

    private readonly struct NeedsVisitor : IStateVisitor<TInput, TOutput, InputNeeds<TInput>>
    {
        public InputNeeds<TInput> Visit<TState>(TState fresh)
            where TState : struct, IIndicatorState<TState, TInput, TOutput> => InputNeeds<TInput>.Of<TState, TOutput>(fresh);
    }

    private sealed class TypedVisitor<TResult>(IInputVisitor<T, TInput, TResult> half) : IStateVisitor<TInput, TOutput, TResult>
    {
        public TResult Visit<TState>(TState fresh)
            where TState : struct, IIndicatorState<TState, TInput, TOutput> => default(TProjection).Show(fresh, half);
    }

    private sealed class StateVisitor<TResult>(TReader reader, int output, ISeriesVisitor<T, TResult> visitor)
        : IStateVisitor<TInput, TOutput, TResult>
    {
        public TResult Visit<TState>(TState fresh)
            where TState : struct, IIndicatorState<TState, TInput, TOutput> =>
            visitor.Visit(new OutputSeries<T, TReader, TState, TInput, TOutput, TProjection>(reader, fresh, output));
    }
}
