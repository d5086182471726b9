using System.Numerics;

namespace AlphaPulse.Indicators;

internal sealed class WholeInputVisitor<T, TResult>(IBarIndicatorVisitor<T, TResult> visitor) : IInputVisitor<T, Ohlcv<T>, TResult>
    where T : struct, INumber<T>
{
    public TResult Single<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<T>, T> => visitor.OfBars(fresh);

    public TResult Several<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<T>, TOutput>
        where TOutput : struct, IIndicatorOutput<T> => visitor.OfBars<TState, TOutput>(fresh);
}
