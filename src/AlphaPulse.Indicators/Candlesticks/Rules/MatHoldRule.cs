using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct MatHoldRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.MatHold;

    public static string Name => "cdlmathold";

    public static string Title => "Mat hold";

    public static string Description =>
        "A long white candle, a short black one whose body gaps above it, two short ones that fall into the first body but not deep, then a white one that closes above the highs of the three. Bullish: 100.";

    public static int Lookback => 14;

    public static decimal? Penetration => 0.5m;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[4].IsWhite
        && candles[3].IsBlack
        && candles[0].IsWhite
        && candles[3].IsAbove(in candles[4])
        && candles[2].Bottom < candles[4].Close
        && candles[1].Bottom < candles[4].Close
        && candles[2].Top < candles[3].Open
        && candles[1].Top < candles[2].Top
        && candles[0].Open > candles[1].Close
        && candles[0].Close > T.Max(T.Max(candles[3].High, candles[2].High), candles[1].High)
        && candles[2].Bottom > candles[4].Close - candles.Penetrated(4)
        && candles[1].Bottom > candles[4].Close - candles.Penetrated(4)
        && candles.IsLong(4)
        && candles.IsShort(3)
        && candles.IsShort(2)
        && candles.IsShort(1)
        ? 100
        : 0;
}
