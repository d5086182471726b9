using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What an indicator of another library computes over.</summary>
/// <remarks>Lives on the stack and is valid during the call that it is given to.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly ref struct IndicatorHistory<T>
    where T : struct, INumber<T>
{
    /// <summary>Creates a history.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <param name="first">One value for each bar where a series is taken; empty where whole bars are.</param>
    /// <param name="second">One value for each bar where two series are taken; otherwise empty.</param>
    public IndicatorHistory(ReadOnlySpan<Ohlcv<T>> bars, ReadOnlySpan<T> first = default, ReadOnlySpan<T> second = default)
    {
        Bars = bars;
        First = first;
        Second = second;
    }

    /// <summary>The bars, the oldest first.</summary>
    public ReadOnlySpan<Ohlcv<T>> Bars { get; }

    /// <summary>The series, one value for each bar; empty where whole bars are taken.</summary>
    public ReadOnlySpan<T> First { get; }

    /// <summary>The second series; empty where there is none.</summary>
    public ReadOnlySpan<T> Second { get; }
}
