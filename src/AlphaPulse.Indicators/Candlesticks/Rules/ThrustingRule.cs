using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThrustingRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Thrusting;

    public static string Name => "cdlthrusting";

    public static string Title => "Thrusting pattern";

    public static string Description =>
        "A long black candle, then a white one that opens below its low and closes in its body, above its close but not above the middle. Bearish: -100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack
            && last.IsWhite
            && last.Open < before.Low
            && last.Close > before.Close + candles.Equality(1)
            && last.Close + last.Close <= before.Open + before.Close
            && candles.IsLong(1)
            ? -100
            : 0;
    }
}
