namespace AlphaPulse.Indicators;

internal interface IStateVisitor<TInput, TOutput, TResult>
    where TInput : struct
    where TOutput : struct
{
    TResult Visit<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>;
}
