namespace AlphaPulse.Indicators;

/// <summary>Shows the type of the state to whoever builds on it.</summary>
internal interface IStateful<TInput, TOutput>
    where TInput : struct
    where TOutput : struct
{
    /// <summary>Gives the state before the first bar.</summary>
    TResult Open<TResult>(IStateVisitor<TInput, TOutput, TResult> visitor);
}
