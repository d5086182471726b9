using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Hull moving average: a weighted average of twice the weighted average of half the window minus that of the whole.</summary>
/// <remarks>
/// The first value comes with bar n + floor(sqrt n) - 1. For <see cref="decimal"/> the nested sums stay undivided, so that they are exact
/// and only the last division rounds. A missing value (NaN) leaves no value until as many present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Hma<T>(int period) : Indicator<HmaState<T>, T, T>(new HmaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
