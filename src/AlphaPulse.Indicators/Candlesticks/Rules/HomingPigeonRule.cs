using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HomingPigeonRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.HomingPigeon;

    public static string Name => "cdlhomingpigeon";

    public static string Title => "Homing pigeon";

    public static string Description =>
        "A long black candle, then a black body no longer than usual inside its body. Bullish: 100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack
            && last.IsBlack
            && last.Open < before.Open
            && last.Close > before.Close
            && candles.IsLong(1)
            && !candles.IsLong(0)
            ? 100
            : 0;
    }
}
