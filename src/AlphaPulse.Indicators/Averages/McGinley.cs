using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The McGinley dynamic: an average that moves by 1/(k n r^4) of the distance to the value, where r is the value over the average.</summary>
/// <remarks>
/// The first value is the first average, at bar 1. It is defined for values above 0; a value that is not, or is missing (NaN), has none,
/// and the average begins again with the next. So it does, at the same bar, where a collapse would carry it to 0 or below. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="factor">The share k of the period; from 0.5 to 10.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class McGinley<T>(int period = 10, decimal factor = 0.6m)
    : Indicator<McGinleyState<T>, T, T>(new McGinleyState<T>(period, factor))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>The share of the period.</summary>
    public decimal Factor { get; } = factor;
}
