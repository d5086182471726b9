using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeInsideRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeInside;

    public static string Name => "cdl3inside";

    public static string Title => "Three inside up/down";

    public static string Description =>
        "A long candle, a body no longer than usual strictly inside its body, then a candle of the other colour that closes beyond the open of the first. 100 after a black, -100 after a white first candle.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite != third.IsWhite
            && second.Top < first.Top
            && second.Bottom > first.Bottom
            && (first.IsWhite ? third.Close < first.Open : third.Close > first.Open)
            && candles.IsLong(2)
            && !candles.IsLong(1)
            ? -100 * first.Direction
            : 0;
    }
}
