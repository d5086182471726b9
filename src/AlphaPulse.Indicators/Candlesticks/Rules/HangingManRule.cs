using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HangingManRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.HangingMan;

    public static string Name => "cdlhangingman";

    public static string Title => "Hanging man";

    public static string Description =>
        "A short body with a lower shadow longer than it and hardly an upper one, at or above the high before. Bearish: -100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return candles.HasLongLowerShadow(0)
            && candles.IsShort(0)
            && candles.HasTinyUpperShadow(0)
            && before.High - candles.Near(1) <= last.Bottom
            ? -100
            : 0;
    }
}
