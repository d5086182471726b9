using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rainbow of Widner: a simple average, the simple average of that, and so on, ten times.</summary>
/// <remarks>
/// Each average comes n - 1 bars after the one before. A missing value (NaN) leaves no value until as many present ones followed as the first values took. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of each average; from 1 to 10,000</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Rainbow<T>(int period = 2) : Indicator<RainbowState<T>, T, RainbowValue<T>>(new RainbowState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of each average.</summary>
    public int Period { get; } = period;
}
