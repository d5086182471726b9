using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The efficiency ratio of Kaufman: how far the price got in n bars relative to the way it went; 0 to 1.</summary>
/// <remarks>
/// |price - price n bars before| over the sum of the sizes of the changes between (Kaufman, Smarter Trading, 1995). The first value comes
/// with bar n + 1; none where nothing moved (0/0). A missing value (NaN) leaves no value until it has left the window. Not safe for use
/// from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many changes it looks at; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class EfficiencyRatio<T>(int period = 10)
    : Indicator<EfficiencyRatioState<T>, T, T>(new EfficiencyRatioState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>How many changes it looks at.</summary>
    public int Period { get; } = period;
}
