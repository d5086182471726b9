using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct SpinningTopRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.SpinningTop;

    public static string Name => "cdlspinningtop";

    public static string Title => "Spinning top";

    public static string Description =>
        "A short body with both shadows longer than it. 100 white, -100 black, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.HasLongUpperShadow(0) && candles.HasLongLowerShadow(0) && candles.IsShort(0) ? 100 * last.Direction : 0;
    }
}
