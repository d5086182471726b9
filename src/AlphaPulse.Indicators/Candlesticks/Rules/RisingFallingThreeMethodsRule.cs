using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct RisingFallingThreeMethodsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.RisingFallingThreeMethods;

    public static string Name => "cdlrisefall3methods";

    public static string Title => "Rising/falling three methods";

    public static string Description =>
        "A long candle, three short ones of the other colour that go against it within its range, then a long one of its colour that opens beyond the last close and closes beyond the first. 100 rising, -100 falling.";

    public static int Lookback => 14;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[4].IsWhite != candles[3].IsWhite
        && candles[3].IsWhite == candles[2].IsWhite
        && candles[2].IsWhite == candles[1].IsWhite
        && candles[1].IsWhite != candles[0].IsWhite
        && Touches(in candles, 3)
        && Touches(in candles, 2)
        && Touches(in candles, 1)
        && (candles[4].IsWhite
            ? candles[2].Close < candles[3].Close
                && candles[1].Close < candles[2].Close
                && candles[0].Open > candles[1].Close
                && candles[0].Close > candles[4].Close
            : candles[2].Close > candles[3].Close
                && candles[1].Close > candles[2].Close
                && candles[0].Open < candles[1].Close
                && candles[0].Close < candles[4].Close)
        && candles.IsLong(4)
        && candles.IsShort(3)
        && candles.IsShort(2)
        && candles.IsShort(1)
        && candles.IsLong(0)
        ? 100 * candles[4].Direction
        : 0;

    private static bool Touches<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T> =>
        candles[age].Bottom < candles[4].High && candles[age].Top > candles[4].Low;
}
