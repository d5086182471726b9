using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>How well a simple moving average describes its window: mean absolute, squared and relative deviation of the last n values from it.</summary>
/// <remarks>
/// The first value comes with bar n. Equal values give deviations of exactly 0. A bar costs n steps. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SmaAnalysis<T>(int period)
    : Indicator<SmaAnalysisState<T>, T, SmaAnalysisValue<T>>(new SmaAnalysisState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
