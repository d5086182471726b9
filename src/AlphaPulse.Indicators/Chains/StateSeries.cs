using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The values of an indicator, whatever it takes.</summary>
internal struct StateSeries<TState, TInput, TValue>(TState state) : ISeries<StateSeries<TState, TInput, TValue>, TInput, TValue>
    where TState : struct, IIndicatorState<TState, TInput, TValue>
    where TInput : struct
    where TValue : struct
{
    private readonly InputNeeds<TInput> _needs = InputNeeds<TInput>.Of<TState, TValue>(state);
    private TState _state = state;

    public static bool ThrowsOverDouble => TState.ThrowsOverDouble;

    public readonly string Name => _state.Name;

    public readonly int Warmup => _state.Warmup;

    public readonly int ConvergenceBars(double epsilon) => _state.ConvergenceBars(epsilon);

    public readonly bool IsPresent(in TInput input) => _needs.IsPresent(in input);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in TInput input, out TValue value) => _state.Next(in input, out value);

    public readonly StateSeries<TState, TInput, TValue> Copy() => this with { _state = _state.Copy() };

    public readonly StateSeries<TState, TInput, TValue> Fresh() => this with { _state = _state.Fresh() };

    public readonly void Save(ref StateWriter writer) => _state.Save(ref writer);

    public readonly StateSeries<TState, TInput, TValue> Load(ref StateReader reader) => this with { _state = _state.Load(ref reader) };
}
