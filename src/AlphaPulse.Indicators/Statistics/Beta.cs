using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Beta: by how much the second series moved for a move of the first, over the last n returns.</summary>
/// <remarks>
/// The covariance of both simple returns over the variance of those of the first series, which is the market in the order of TA-Lib. The
/// first value comes with bar n + 1. Where the returns of the first series that count are all equal, or fewer than two count, the
/// ratio is 0/0 and there is no value, nor while a value of 0 is in the window before its last bar. A bar costs n steps. A pair with a
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many returns; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="returns">Which bars count; all by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Beta<T>(int period, BetaReturns returns = BetaReturns.All)
    : Indicator<BetaState<T>, Pair<T>, T>(new BetaState<T>(period, returns))
    where T : struct, INumber<T>
{
    /// <summary>How many returns.</summary>
    public int Period { get; } = period;

    /// <summary>Which bars count.</summary>
    public BetaReturns Returns { get; } = returns;
}
