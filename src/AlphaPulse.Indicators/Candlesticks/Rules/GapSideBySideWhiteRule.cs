using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct GapSideBySideWhiteRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.GapSideBySideWhite;

    public static string Name => "cdlgapsidesidewhite";

    public static string Title => "Up/down-gap side-by-side white lines";

    public static string Description =>
        "Two white candles with nearly the same open and body, both of which gap away from the body before them. 100 above it, -100 below it.";

    public static int Lookback => 7;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return second.IsWhite
            && third.IsWhite
            && ((second.IsAbove(in first) && third.IsAbove(in first)) || (second.IsBelow(in first) && third.IsBelow(in first)))
            && T.Abs(third.Body - second.Body) <= candles.Near(1)
            && candles.AreEqual(third.Open, second.Open, 1)
            ? (second.IsAbove(in first) ? 100 : -100)
            : 0;
    }
}
