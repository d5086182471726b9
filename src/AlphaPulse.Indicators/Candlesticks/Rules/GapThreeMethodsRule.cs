using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct GapThreeMethodsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.GapThreeMethods;

    public static string Name => "cdlxsidegap3methods";

    public static string Title => "Upside/downside gap three methods";

    public static string Description =>
        "Two candles of one colour with a gap between their bodies in their direction, then one of the other colour that opens inside the second body and closes inside the first. 100 white, -100 black.";

    public static int Lookback => 2;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite == second.IsWhite
            && second.IsWhite != third.IsWhite
            && third.Open < second.Top
            && third.Open > second.Bottom
            && third.Close < first.Top
            && third.Close > first.Bottom
            && (first.IsWhite ? second.IsAbove(in first) : second.IsBelow(in first))
            ? 100 * first.Direction
            : 0;
    }
}
