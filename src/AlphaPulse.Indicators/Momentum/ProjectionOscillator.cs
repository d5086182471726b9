using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The projection oscillator of Widner: where the close lies between the lows and the highs of the window, projected to now along their trend.</summary>
/// <remarks>
/// The upper band is the greatest of the last n highs, each carried on to the newest bar along the slope of the regression line of the
/// highs; the lower band likewise with the lows; 100 (close - lower) / (upper - lower) (Widner, Stocks and Commodities, July 1995). With
/// <see cref="ProjectionKind.Regression"/> 100 (close - line) / line with the end of the regression line of the closes. The first value
/// comes with bar n. A bar costs n steps. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the close is compared with.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ProjectionOscillator<T>(int period = 14, ProjectionKind kind = ProjectionKind.Bands)
    : Indicator<ProjectionOscillatorState<T>, Ohlcv<T>, T>(new ProjectionOscillatorState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the close is compared with.</summary>
    public ProjectionKind Kind { get; } = kind;
}
