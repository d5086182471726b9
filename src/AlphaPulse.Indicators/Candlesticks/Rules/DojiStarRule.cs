using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct DojiStarRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.DojiStar;

    public static string Name => "cdldojistar";

    public static string Title => "Doji star";

    public static string Description =>
        "A long candle, then a doji whose body gaps away in its direction. 100 after a black candle, -100 after a white one.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return (before.IsWhite ? last.IsAbove(in before) : last.IsBelow(in before))
            && candles.IsLong(1)
            && candles.IsDoji(0)
            ? -100 * before.Direction
            : 0;
    }
}
