using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Is shown the state of an indicator of the catalog with its own type, so that code around it can be compiled for that type.</summary>
/// <remarks>
/// See <see cref="BarIndicator{T}.TryOpen"/>. The state is one before the first bar; it belongs to the visitor. Exactly one of the methods
/// is called, once.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TResult">What the visitor makes of the state.</typeparam>
public interface IBarIndicatorVisitor<T, TResult>
    where T : struct, INumber<T>
{
    /// <summary>A single number out of a series: the number of the bar that the text names, or whatever series is put in its place.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="fresh">The state before the first bar.</param>
    /// <returns>What is made of it.</returns>
    TResult OfSeries<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, T, T>;

    /// <summary>Several numbers out of a series.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TOutput">The numbers.</typeparam>
    /// <param name="fresh">The state before the first bar.</param>
    /// <returns>What is made of it.</returns>
    TResult OfSeries<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, T, TOutput>
        where TOutput : struct, IIndicatorOutput<T>;

    /// <summary>A single number out of whole bars.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="fresh">The state before the first bar.</param>
    /// <returns>What is made of it.</returns>
    TResult OfBars<TState>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<T>, T>;

    /// <summary>Several numbers out of whole bars.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TOutput">The numbers.</typeparam>
    /// <param name="fresh">The state before the first bar.</param>
    /// <returns>What is made of it.</returns>
    TResult OfBars<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, Ohlcv<T>, TOutput>
        where TOutput : struct, IIndicatorOutput<T>;
}
