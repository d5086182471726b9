using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ClosingMarubozuRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ClosingMarubozu;

    public static string Name => "cdlclosingmarubozu";

    public static string Title => "Closing marubozu";

    public static string Description =>
        "A long candle that closes at its extreme: a white one with hardly an upper shadow (100) or a black one with hardly a lower shadow (-100).";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.IsLong(0)
            && (last.IsWhite ? candles.HasTinyUpperShadow(0) : candles.HasTinyLowerShadow(0))
            ? 100 * last.Direction
            : 0;
    }
}
