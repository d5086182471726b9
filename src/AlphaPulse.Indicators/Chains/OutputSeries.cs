using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>One output of an indicator of the catalog.</summary>
internal struct OutputSeries<T, TReader, TState, TInput, TOutput, TProjection>(TReader reader, TState state, int output)
    : ISeries<OutputSeries<T, TReader, TState, TInput, TOutput, TProjection>, Ohlcv<T>, T>
    where T : struct, INumber<T>
    where TReader : struct, IBarReader<T, TInput>
    where TState : struct, IIndicatorState<TState, TInput, TOutput>
    where TInput : struct
    where TOutput : struct
    where TProjection : struct, IOutputProjection<T, TOutput>
{
    private readonly TReader _reader = reader;
    private readonly int _output = output;
    private readonly InputNeeds<TInput> _needs = InputNeeds<TInput>.Of<TState, TOutput>(state);
    private TState _state = state;

    public static bool ThrowsOverDouble => TState.ThrowsOverDouble;

    public readonly string Name => _output == 0 ? _state.Name : FormattableString.Invariant($"{_state.Name}.{_output}");

    public readonly int Warmup => _state.OutputWarmup(_output);

    public readonly int ConvergenceBars(double epsilon) => _state.ConvergenceBars(epsilon);

    public readonly bool IsPresent(in Ohlcv<T> input) => _needs.IsPresent(_reader.Read(in input));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T value)
    {
        if (_state.Next(_reader.Read(in input), out var all) && default(TProjection).Select(in all, _output) is { } one)
        {
            value = one;
            return true;
        }

        value = default;
        return false;
    }

    public readonly OutputSeries<T, TReader, TState, TInput, TOutput, TProjection> Copy() => this with { _state = _state.Copy() };

    public readonly OutputSeries<T, TReader, TState, TInput, TOutput, TProjection> Fresh() => this with { _state = _state.Fresh() };

    public readonly void Save(ref StateWriter writer) => _state.Save(ref writer);

    public readonly OutputSeries<T, TReader, TState, TInput, TOutput, TProjection> Load(ref StateReader reader) =>
        this with { _state = _state.Load(ref reader) };
}
