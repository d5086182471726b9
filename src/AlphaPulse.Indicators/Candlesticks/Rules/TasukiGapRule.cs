using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct TasukiGapRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.TasukiGap;

    public static string Name => "cdltasukigap";

    public static string Title => "Tasuki gap";

    public static string Description =>
        "A body that gaps away from the one before it in the direction of its colour, then one of the other colour and about its size that opens inside its body and closes inside the gap. 100 where the gap is up, -100 where it is down.";

    public static int Lookback => 7;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return second.IsWhite != third.IsWhite
            && (second.IsWhite
                ? second.IsAbove(in first)
                    && third.Open < second.Close
                    && third.Open > second.Open
                    && third.Close < second.Open
                    && third.Close > first.Top
                : second.IsBelow(in first)
                    && third.Open < second.Open
                    && third.Open > second.Close
                    && third.Close > second.Open
                    && third.Close < first.Bottom)
            && candles.Near(1) > T.Abs(second.Body - third.Body)
            ? 100 * second.Direction
            : 0;
    }
}
