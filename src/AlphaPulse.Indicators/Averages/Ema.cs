using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The exponential moving average with the weight 2/(n+1).</summary>
/// <remarks>
/// The first value comes with bar n (<see cref="EmaSeed.Average"/>) or bar 1 (<see cref="EmaSeed.FirstValue"/>). A missing value
/// (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the average begins; with the mean of the first n values by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Ema<T>(int period, EmaSeed seed = EmaSeed.Average) : Indicator<EmaState<T>, T, T>(new EmaState<T>(period, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How the average begins.</summary>
    public EmaSeed Seed { get; } = seed;
}
