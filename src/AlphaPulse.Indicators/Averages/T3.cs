using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Tillson's T3: a generalised double exponential average, applied three times.</summary>
/// <remarks>
/// The first value comes with bar 6n-5 (<see cref="NestedEmaSeed.Average"/>), n (<see cref="NestedEmaSeed.Common"/>) or 1
/// (<see cref="NestedEmaSeed.FirstValue"/>). A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="factor">The share of the lag that is taken out; from 0 (an average of an average of an average) to 1 (<see cref="Dema{T}"/> three times).</param>
/// <param name="seed">How the stages begin; each with the mean of its first n values by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class T3<T>(int period, decimal factor = 0.7m, NestedEmaSeed seed = NestedEmaSeed.Average)
    : Indicator<T3State<T>, T, T>(new T3State<T>(period, factor, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>The share of the lag that is taken out.</summary>
    public decimal Factor { get; } = factor;

    /// <summary>How the stages begin.</summary>
    public NestedEmaSeed Seed { get; } = seed;
}
