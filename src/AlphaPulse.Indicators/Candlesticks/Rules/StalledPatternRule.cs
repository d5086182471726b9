using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct StalledPatternRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.StalledPattern;

    public static string Name => "cdlstalledpattern";

    public static string Title => "Stalled pattern";

    public static string Description =>
        "Three rising white candles: two long ones, the second with hardly an upper shadow and opening in or near the first body, then a short one that rides on the shoulder of the second. Bearish: -100.";

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
            && second.Open <= first.Close + candles.Near(2)
            && second.Close - third.Body - candles.Near(1) <= third.Open
            && candles.IsLong(2)
            && candles.IsLong(1)
            && candles.HasTinyUpperShadow(1)
            && candles.IsShort(0)
            ? -100
            : 0;
    }
}
