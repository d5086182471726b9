using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The even better sine wave of Ehlers: the price without trend and noise, as a share of its own power over three bars; from -1 to 1.</summary>
/// <remarks>
/// The first value comes with bar <c>duration</c> + 1. Where the price never moved there is no power and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="duration">The longest cycle that passes; from 5 to 10,000</param>
/// <param name="smoothing">The shortest cycle that passes; from 2 to 10,000</param>
/// <param name="angle">How angles are measured</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class EvenBetterSine<T>(int duration = 40, int smoothing = 10, FilterAngle angle = FilterAngle.Degrees) : Indicator<EvenBetterSineState<T>, T, T>(new EvenBetterSineState<T>(duration, smoothing, angle))
    where T : struct, INumber<T>
{
    /// <summary>The longest cycle that passes.</summary>
    public int Duration { get; } = duration;

    /// <summary>The shortest cycle that passes.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>How angles are measured.</summary>
    public FilterAngle Angle { get; } = angle;
}
