using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ShootingStarRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ShootingStar;

    public static string Name => "cdlshootingstar";

    public static string Title => "Shooting star";

    public static string Description =>
        "A short body that gaps above the body before, with an upper shadow longer than it and hardly a lower one. Bearish: -100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return last.IsAbove(in before)
            && candles.HasLongUpperShadow(0)
            && candles.IsShort(0)
            && candles.HasTinyLowerShadow(0)
            ? -100
            : 0;
    }
}
