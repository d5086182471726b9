using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct MorningStarRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.MorningStar;

    public static string Name => "cdlmorningstar";

    public static string Title => "Morning star";

    public static string Description =>
        "A long black candle, one of no more than the usual body that gaps below it, then a white candle, not short, that closes well into the first body. Bullish: 100.";

    public static int Lookback => 12;

    public static decimal? Penetration => 0.3m;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsBlack
            && third.IsWhite
            && second.IsBelow(in first)
            && third.Close > first.Close + candles.Penetrated(2)
            && candles.IsLong(2)
            && !candles.IsLong(1)
            && candles.IsLong(0)
            ? 100
            : 0;
    }
}
