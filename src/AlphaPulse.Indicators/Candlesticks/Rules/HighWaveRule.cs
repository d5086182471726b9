using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HighWaveRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.HighWave;

    public static string Name => "cdlhighwave";

    public static string Title => "High-wave candle";

    public static string Description =>
        "A short body with both shadows longer than twice the body. 100 white, -100 black, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.HasVeryLongUpperShadow(0) && candles.HasVeryLongLowerShadow(0) && candles.IsShort(0) ? 100 * last.Direction : 0;
    }
}
