using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The balance of power of Livshin: the body of the bar relative to its range; -1 to 1.</summary>
/// <remarks>
/// (close - open) / (high - low), 0 for a bar without a range, or the mean of that over the last bars (Livshin, Stocks and Commodities,
/// August 2001). The first value comes with bar n. A missing price (NaN) leaves no value until it has left the window. Not safe for use
/// from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="smoothing">How many bars the mean is of; 1 for none; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class BalanceOfPower<T>(int smoothing = 1)
    : Indicator<BalanceOfPowerState<T>, Ohlcv<T>, T>(new BalanceOfPowerState<T>(smoothing))
    where T : struct, INumber<T>
{
    /// <summary>How many bars the mean is of; 1 for none.</summary>
    public int Smoothing { get; } = smoothing;
}
