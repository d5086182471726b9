using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct LadderBottomRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.LadderBottom;

    public static string Name => "cdlladderbottom";

    public static string Title => "Ladder bottom";

    public static string Description =>
        "Three black candles with falling opens and closes, a black one with an upper shadow, then a white one that opens above its open and closes above its high. Bullish: 100.";

    public static int Lookback => 14;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles[4].IsBlack
        && candles[3].IsBlack
        && candles[2].IsBlack
        && candles[1].IsBlack
        && candles[0].IsWhite
        && candles[4].Open > candles[3].Open
        && candles[3].Open > candles[2].Open
        && candles[4].Close > candles[3].Close
        && candles[3].Close > candles[2].Close
        && candles[0].Open > candles[1].Open
        && candles[0].Close > candles[1].High
        && candles.HasUpperShadow(1)
        ? 100
        : 0;
}
