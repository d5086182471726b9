using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeLineStrikeRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeLineStrike;

    public static string Name => "cdl3linestrike";

    public static string Title => "Three-line strike";

    public static string Description =>
        "Three candles of one colour that go on in their direction, each opening in or near the body before it, then one of the other colour that opens beyond the last close and closes beyond the first open. 100 after white, -100 after black candles.";

    public static int Lookback => 8;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return candles[3].IsWhite == first.IsWhite
            && first.IsWhite == second.IsWhite
            && second.IsWhite != third.IsWhite
            && (second.IsWhite ? StrikesDown(in candles) : StrikesUp(in candles))
            && OpensNear(in candles, 2)
            && OpensNear(in candles, 1)
            ? 100 * second.Direction
            : 0;
    }

    private static bool StrikesDown<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[1].Close > candles[2].Close
        && candles[2].Close > candles[3].Close
        && candles[0].Open > candles[1].Close
        && candles[0].Close < candles[3].Open;

    private static bool StrikesUp<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[1].Close < candles[2].Close
        && candles[2].Close < candles[3].Close
        && candles[0].Open < candles[1].Close
        && candles[0].Close > candles[3].Open;

    private static bool OpensNear<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[age + 1];
        var near = candles.Near(age + 1);
        return before.Bottom - near <= candles[age].Open && candles[age].Open <= before.Top + near;
    }
}
