namespace AlphaPulse.Indicators;

/// <summary>Puts the indicator that is visited on top of a series.</summary>
internal sealed class ChainVisitor<TSeries, TInput, TValue, TOutput>(TSeries series) : IStateVisitor<TValue, TOutput, IIndicator<TInput, TOutput>>
    where TSeries : struct, ISeries<TSeries, TInput, TValue>
    where TInput : struct
    where TValue : struct
    where TOutput : struct
{
    public IIndicator<TInput, TOutput> Visit<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, TValue, TOutput> =>
        new ChainedIndicator<ChainState<TSeries, TState, TInput, TValue, TOutput>, TInput, TOutput>(new(series, fresh));
}
