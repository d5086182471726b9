using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Holt-Winters moving average: a level, its trend and the acceleration of that, each smoothed exponentially, and the next value that they tell.</summary>
/// <remarks>
/// The first value is the first average, at bar 1. A missing value (NaN) has none, and the average begins again with the next. The factors have to be such that the average settles; with a small level and a great acceleration it would swing ever wider. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="level">The weight of a new value; from 0.2 to 1</param>
/// <param name="trend">The weight of a new step of the level; from 0.1 to 1</param>
/// <param name="acceleration">The weight of a new change of the trend; from 0.05 to 1</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Hwma<T>(decimal level = 0.2m, decimal trend = 0.1m, decimal acceleration = 0.1m) : Indicator<HwmaState<T>, T, T>(new HwmaState<T>(level, trend, acceleration))
    where T : struct, INumber<T>
{
    /// <summary>The weight of a new value.</summary>
    public decimal Level { get; } = level;

    /// <summary>The weight of a new step of the level.</summary>
    public decimal Trend { get; } = trend;

    /// <summary>The weight of a new change of the trend.</summary>
    public decimal Acceleration { get; } = acceleration;
}
