using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The zero-lag exponential moving average: an exponential average of each value plus its change over half the period.</summary>
/// <remarks>
/// The first value comes with bar floor((n-1)/2) + n (<see cref="EmaSeed.Average"/>) or floor((n-1)/2), at least 1
/// (<see cref="EmaSeed.FirstValue"/>). A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the average begins; with the mean of the first n corrected values by default, else with the last value before there are any.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Zlema<T>(int period, EmaSeed seed = EmaSeed.Average)
    : Indicator<ZlemaState<T>, T, T>(new ZlemaState<T>(period, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How the average begins.</summary>
    public EmaSeed Seed { get; } = seed;
}
