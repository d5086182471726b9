using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct AbandonedBabyRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.AbandonedBaby;

    public static string Name => "cdlabandonedbaby";

    public static string Title => "Abandoned baby";

    public static string Description =>
        "A long candle, a doji that leaves a gap (shadows included) on both sides, and a candle of the other colour that closes well into the first body. 100 at a bottom, -100 at a top.";

    public static int Lookback => 12;

    public static decimal? Penetration => 0.3m;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite != third.IsWhite
            && (first.IsWhite
                ? second.LeapsAbove(in first)
                    && third.LeapsBelow(in second)
                    && first.Close - candles.Penetrated(2) > third.Close
                : second.LeapsBelow(in first)
                    && third.LeapsAbove(in second)
                    && third.Close > first.Close + candles.Penetrated(2))
            && candles.IsLong(2)
            && candles.IsDoji(1)
            && candles.IsLong(0)
            ? 100 * third.Direction
            : 0;
    }
}
