using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeOutsideRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeOutside;

    public static string Name => "cdl3outside";

    public static string Title => "Three outside up/down";

    public static string Description =>
        "A body that engulfs the body before it, which has the other colour, then a close further in its direction. 100 up, -100 down.";

    public static int Lookback => 3;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite != second.IsWhite
            && (second.IsWhite
                ? second.Close > first.Open && second.Open < first.Close && third.Close > second.Close
                : second.Open > first.Close && second.Close < first.Open && third.Close < second.Close)
            ? 100 * second.Direction
            : 0;
    }
}
