using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct EveningStarRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.EveningStar;

    public static string Name => "cdleveningstar";

    public static string Title => "Evening star";

    public static string Description =>
        "A long white candle, one of no more than the usual body that gaps above it, then a black candle, not short, that closes well into the first body. Bearish: -100.";

    public static int Lookback => 12;

    public static decimal? Penetration => 0.3m;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite
            && third.IsBlack
            && second.IsAbove(in first)
            && first.Close - candles.Penetrated(2) > third.Close
            && candles.IsLong(2)
            && !candles.IsLong(1)
            && candles.IsLong(0)
            ? -100
            : 0;
    }
}
