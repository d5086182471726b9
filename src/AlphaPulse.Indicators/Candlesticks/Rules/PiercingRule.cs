using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct PiercingRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Piercing;

    public static string Name => "cdlpiercing";

    public static string Title => "Piercing pattern";

    public static string Description =>
        "A long black candle, then a long white one that opens below its low and closes above the middle of its body, but below its open. Bullish: 100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack
            && last.IsWhite
            && last.Open < before.Low
            && last.Close < before.Open
            && last.Close + last.Close > before.Open + before.Close
            && candles.IsLong(1)
            && candles.IsLong(0)
            ? 100
            : 0;
    }
}
