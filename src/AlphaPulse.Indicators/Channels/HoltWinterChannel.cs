using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Holt-Winter average of level, slope and curvature, with bands of its own errors.</summary>
/// <remarks>
/// Level F = (1-a)(F + V + A/2) + a x, slope V = (1-b)(V + A) + b (F - last F), curvature A = (1-c) A + c (V - last V); the line is F +
/// V + A/2. The variance is (1-d) of itself plus d of the squared distance of the last value from the last line, and the bands are k
/// roots of the variance of the bar before away. All begins at the first value, with slope, curvature and variance 0; the first value
/// comes with bar 1. Some weights remember their beginning for very long, or for ever. A missing value (NaN) starts all again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="level">The weight of a new value; from 0.001 to 1.</param>
/// <param name="trend">The weight of a new slope; from 0.001 to 1.</param>
/// <param name="curvature">The weight of a new change of the slope; from 0.001 to 1.</param>
/// <param name="deviation">The weight of a new squared error; from 0.001 to 1.</param>
/// <param name="multiple">How many deviations the bands are away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class HoltWinterChannel<T>(decimal level = 0.2m, decimal trend = 0.1m, decimal curvature = 0.1m, decimal deviation = 0.1m, decimal multiple = 1)
    : Indicator<HoltWinterChannelState<T>, T, ChannelValue<T>>(new HoltWinterChannelState<T>(level, trend, curvature, deviation, multiple))
    where T : struct, INumber<T>
{
    /// <summary>The weight of a new value.</summary>
    public decimal Level { get; } = level;

    /// <summary>The weight of a new slope.</summary>
    public decimal Trend { get; } = trend;

    /// <summary>The weight of a new change of the slope.</summary>
    public decimal Curvature { get; } = curvature;

    /// <summary>The weight of a new squared error.</summary>
    public decimal Deviation { get; } = deviation;

    /// <summary>How many deviations the bands are away.</summary>
    public decimal Multiple { get; } = multiple;
}
