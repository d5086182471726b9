using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The market thermometer of Elder: how far the bar protrudes from the one before, the exponential average of that, and whether it is calm or hot.</summary>
/// <remarks>
/// The greater of |high - last high| and |low - last low| (Elder, Come into My Trading Room, 2002); see <see cref="InsideRange"/>. The
/// distance comes with bar 2, the rest with bar n + 1: the average is seeded with the mean of the first n distances. A missing high or
/// low (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="calm">A bar is calm below this times the average; above 0, at most 100.</param>
/// <param name="hot">A bar is hot above this times the average; above 0, at most 100.</param>
/// <param name="inside">What counts for a bar within the bar before; the distances by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Thermometer<T>(int period = 20, decimal calm = 2m, decimal hot = 0.5m, InsideRange inside = InsideRange.Distance)
    : Indicator<ThermometerState<T>, Ohlcv<T>, ThermometerValue<T>>(new ThermometerState<T>(period, calm, hot, inside))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average.</summary>
    public int Period { get; } = period;

    /// <summary>A bar is calm below this times the average.</summary>
    public decimal Calm { get; } = calm;

    /// <summary>A bar is hot above this times the average.</summary>
    public decimal Hot { get; } = hot;

    /// <summary>What counts for a bar within the bar before.</summary>
    public InsideRange Inside { get; } = inside;
}
