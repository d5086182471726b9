using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeWhiteSoldiersRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeWhiteSoldiers;

    public static string Name => "cdl3whitesoldiers";

    public static string Title => "Three advancing white soldiers";

    public static string Description =>
        "Three rising white candles with hardly an upper shadow, each opening in or near the body before it and not far shorter than it, the last not short. Bullish: 100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite
            && second.IsWhite
            && third.IsWhite
            && third.Close > second.Close
            && second.Close > first.Close
            && second.Open > first.Open
            && third.Open > second.Open
            && candles.HasTinyUpperShadow(2)
            && candles.HasTinyUpperShadow(1)
            && candles.HasTinyUpperShadow(0)
            && second.Open <= first.Close + candles.Near(2)
            && third.Open <= second.Close + candles.Near(1)
            && second.Body > first.Body - candles.Far(2)
            && third.Body > second.Body - candles.Far(1)
            && candles.IsLong(0)
            ? 100
            : 0;
    }
}
