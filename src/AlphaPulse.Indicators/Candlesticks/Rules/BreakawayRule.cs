using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct BreakawayRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Breakaway;

    public static string Name => "cdlbreakaway";

    public static string Title => "Breakaway";

    public static string Description =>
        "A long candle, one of its colour whose body gaps away, two more in that direction (the second of that colour), then one of the other colour that closes inside the gap. 100 up after a fall, -100 down after a rise.";

    public static int Lookback => 14;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[4].IsWhite == candles[3].IsWhite
        && candles[3].IsWhite == candles[1].IsWhite
        && candles[1].IsWhite != candles[0].IsWhite
        && (candles[4].IsWhite ? BreaksDown(in candles) : BreaksUp(in candles))
        && candles.IsLong(4)
        ? 100 * candles[0].Direction
        : 0;

    private static bool BreaksUp<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[3].IsBelow(in candles[4])
        && candles[2].High < candles[3].High
        && candles[2].Low < candles[3].Low
        && candles[1].High < candles[2].High
        && candles[1].Low < candles[2].Low
        && candles[0].Close > candles[3].Open
        && candles[0].Close < candles[4].Close;

    private static bool BreaksDown<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[3].IsAbove(in candles[4])
        && candles[2].High > candles[3].High
        && candles[2].Low > candles[3].Low
        && candles[1].High > candles[2].High
        && candles[1].Low > candles[2].Low
        && candles[0].Close < candles[3].Open
        && candles[0].Close > candles[4].Close;
}
