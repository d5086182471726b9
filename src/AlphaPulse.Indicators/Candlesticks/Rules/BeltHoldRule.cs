using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct BeltHoldRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.BeltHold;

    public static string Name => "cdlbelthold";

    public static string Title => "Belt-hold";

    public static string Description =>
        "A long candle that opens at its extreme: a white one with hardly a lower shadow (100) or a black one with hardly an upper shadow (-100).";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.IsLong(0)
            && (last.IsWhite ? candles.HasTinyLowerShadow(0) : candles.HasTinyUpperShadow(0))
            ? 100 * last.Direction
            : 0;
    }
}
