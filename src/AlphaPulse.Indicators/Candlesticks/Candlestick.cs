using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A candlestick pattern: a whole number from -200 to 200 for each bar, 0 where the bar completes none.</summary>
/// <remarks>
/// <para>Mostly 100 for a bullish and -100 for a bearish pattern, or for a white and a black candle where the pattern says nothing of a
/// direction; 80 and -80 where bodies share an end; 200 and -200 for a hikkake that a later bar confirmed. Rules, candle settings and
/// the bars before the first value are those of TA-Lib 0.6. <see cref="CandlestickPattern"/> tells each.</para>
/// <para>Over <see cref="decimal"/> what ties on the tick grid ties. Over <see cref="double"/> the values are those of TA-Lib, which takes
/// doubles for what their bits say: a spinning top whose shadow is just as long as its body may be one there. From the
/// warm-up on every bar has a value; after a missing bar (NaN) it takes a new warm-up. Not safe for use from several threads.</para>
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="pattern">The pattern.</param>
/// <param name="penetration">How much of a body another candle has to pass, as a share of that body, from 0 to 10; <see langword="null"/>
/// for the default of the pattern (0.3; 0.5 for the dark cloud cover and mat hold), and always where the pattern takes none.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no such pattern, or the penetration is out of range.</exception>
/// <exception cref="ArgumentException">The pattern takes no penetration.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Candlestick<T>(CandlestickPattern pattern, decimal? penetration = null)
    : Indicator<CandlestickState<T>, Ohlcv<T>, T>(new CandlestickState<T>(pattern, penetration))
    where T : struct, INumber<T>
{
    /// <summary>The pattern.</summary>
    public CandlestickPattern Pattern { get; } = pattern;

    /// <summary>How much of a body another candle has to pass; <see langword="null"/> where the pattern takes none.</summary>
    public decimal? Penetration { get; } = penetration ?? CandleRules.Of(pattern).Penetration;
}
