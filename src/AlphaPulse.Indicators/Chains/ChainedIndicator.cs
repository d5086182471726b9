namespace AlphaPulse.Indicators;

internal sealed class ChainedIndicator<TState, TInput, TOutput>(TState state) : Indicator<TState, TInput, TOutput>(state)
    where TState : struct, IIndicatorState<TState, TInput, TOutput>
    where TInput : struct
    where TOutput : struct;
