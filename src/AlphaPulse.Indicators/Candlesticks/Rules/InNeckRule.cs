using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct InNeckRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.InNeck;

    public static string Name => "cdlinneck";

    public static string Title => "In-neck pattern";

    public static string Description =>
        "A long black candle, then a white one that opens below its low and closes at its close or barely above it. Bearish: -100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack
            && last.IsWhite
            && last.Open < before.Low
            && last.Close >= before.Close
            && candles.AreEqual(last.Close, before.Close, 1)
            && candles.IsLong(1)
            ? -100
            : 0;
    }
}
