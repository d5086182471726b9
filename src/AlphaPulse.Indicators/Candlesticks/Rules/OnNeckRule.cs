using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct OnNeckRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.OnNeck;

    public static string Name => "cdlonneck";

    public static string Title => "On-neck pattern";

    public static string Description =>
        "A long black candle, then a white one that opens below its low and closes at that low. Bearish: -100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack
            && last.IsWhite
            && last.Open < before.Low
            && candles.AreEqual(last.Close, before.Low, 1)
            && candles.IsLong(1)
            ? -100
            : 0;
    }
}
