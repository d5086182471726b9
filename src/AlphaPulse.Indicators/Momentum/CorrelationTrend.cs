using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The correlation trend indicator of Ehlers: how well the prices of the window correlate with a rising straight line; -1 to 1.</summary>
/// <remarks>
/// The correlation of the last n prices with their positions (Ehlers, Stocks and Commodities, May 2020). The first value comes with bar n;
/// none where the window is flat (0/0). A missing value (NaN) leaves no value until it has left the window. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class CorrelationTrend<T>(int period = 12)
    : Indicator<CorrelationTrendState<T>, T, T>(new CorrelationTrendState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
