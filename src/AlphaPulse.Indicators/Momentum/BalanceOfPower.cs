using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The balance of power of Livshin: the body of the bar relative to its range; -1 to 1.</summary>
/// <remarks>
/// (close - open) / (high - low), 0 for a bar without a range (Livshin, Stocks and Commodities, August 2001). Every bar has its own value; a
/// mean of them is a chain, as in <c>new Sma&lt;double&gt;(14).Of(new BalanceOfPower&lt;double&gt;())</c>. A missing price (NaN) leaves no
/// value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class BalanceOfPower<T>() : Indicator<BalanceOfPowerState<T>, Ohlcv<T>, T>(new BalanceOfPowerState<T>())
    where T : struct, INumber<T>;
