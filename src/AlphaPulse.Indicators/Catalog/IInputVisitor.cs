using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The half of an <see cref="IBarIndicatorVisitor{T, TResult}"/> that takes one kind of input.</summary>
internal interface IInputVisitor<T, TInput, TResult>
    where T : struct, INumber<T>
    where TInput : struct
{
    TResult Single<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, TInput, T>;

    TResult Several<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>
        where TOutput : struct, IIndicatorOutput<T>;
}
