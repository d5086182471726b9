using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct UniqueThreeRiverRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.UniqueThreeRiver;

    public static string Name => "cdlunique3river";

    public static string Title => "Unique three river";

    public static string Description =>
        "A long black candle, a black one inside its body that makes a lower low, then a short white one that opens above that low. Bullish: 100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsBlack
            && second.IsBlack
            && third.IsWhite
            && second.Close > first.Close
            && second.Open <= first.Open
            && second.Low < first.Low
            && third.Open > second.Low
            && candles.IsLong(2)
            && candles.IsShort(0)
            ? 100
            : 0;
    }
}
