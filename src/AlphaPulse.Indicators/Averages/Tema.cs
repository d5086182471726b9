using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The triple exponential moving average: three times the average, minus three times its average, plus the average of that.</summary>
/// <remarks>
/// The first value comes with bar 3n-2 (<see cref="NestedEmaSeed.Average"/>), n (<see cref="NestedEmaSeed.Common"/>) or 1
/// (<see cref="NestedEmaSeed.FirstValue"/>). A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the stages begin; each with the mean of its first n values by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Tema<T>(int period, NestedEmaSeed seed = NestedEmaSeed.Average)
    : Indicator<TemaState<T>, T, T>(new TemaState<T>(period, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How the stages begin.</summary>
    public NestedEmaSeed Seed { get; } = seed;
}
