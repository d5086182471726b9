using System.Numerics;

namespace AlphaPulse.Indicators;

internal sealed class SeriesInputVisitor<T, TResult>(IBarIndicatorVisitor<T, TResult> visitor) : IInputVisitor<T, T, TResult>
    where T : struct, INumber<T>
{
    public TResult Single<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, T, T> => visitor.OfSeries(fresh);

    public TResult Several<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, T, TOutput>
        where TOutput : struct, IIndicatorOutput<T> => visitor.OfSeries<TState, TOutput>(fresh);
}
