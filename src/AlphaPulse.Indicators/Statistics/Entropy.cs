using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The entropy of the last n values as shares of their sum: how evenly the sum is spread over the bars.</summary>
/// <remarks>
/// The sum of -p log p over the last n bars (Shannon, 1948), p being the value as a share of a rolling sum, as in pandas-ta, or of the sum of
/// the window. The first value comes with bar 2n - 1, or n. A value of 0 adds 0. Where a value is negative or a sum is not above 0
/// there is no value until that bar has left the window. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="logarithmBase">The base of the logarithm; from 2 (bits, the default) to 1000.</param>
/// <param name="shares">Of which sum each value is a share; of the rolling one by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Entropy<T>(int period, decimal logarithmBase = 2, EntropyShares shares = EntropyShares.Rolling)
    : Indicator<EntropyState<T>, T, T>(new EntropyState<T>(period, logarithmBase, shares))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The base of the logarithm.</summary>
    public decimal LogarithmBase { get; } = logarithmBase;

    /// <summary>Of which sum each value is a share.</summary>
    public EntropyShares Shares { get; } = shares;
}
