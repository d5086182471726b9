using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Reflex and trendflex of Ehlers: how far the smoothed price is from its past, without (reflex) and with (trendflex) its trend, in its own root mean square.</summary>
/// <remarks>
/// The price goes through the super smoother of half the period, which begins with the first two prices. Reflex is the mean of the
/// differences of a straight line from n bars ago to now and the filter, trendflex that of the newest value of the filter and the n
/// before it; each is divided by the root of the mean of its squares, which forgets 4 percent a bar and begins with 0 (Ehlers, Stocks and
/// Commodities, February 2020). The first value comes with bar n + 1. A bar costs n steps. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the cycle that is looked for; from 4 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Reflex<T>(int period = 20)
    : Indicator<ReflexState<T>, T, ReflexValue<T>>(new ReflexState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the cycle that is looked for.</summary>
    public int Period { get; } = period;
}
