using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HammerRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Hammer;

    public static string Name => "cdlhammer";

    public static string Title => "Hammer";

    public static string Description =>
        "A short body with a lower shadow longer than it and hardly an upper one, at or below the low before. Bullish: 100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return candles.HasLongLowerShadow(0)
            && candles.IsShort(0)
            && candles.HasTinyUpperShadow(0)
            && last.Bottom <= before.Low + candles.Near(1)
            ? 100
            : 0;
    }
}
