using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct LongLineRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.LongLine;

    public static string Name => "cdllongline";

    public static string Title => "Long line candle";

    public static string Description =>
        "A long candle with two short shadows. 100 white, -100 black.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.IsLong(0) && candles.HasShortShadows(0) ? 100 * last.Direction : 0;
    }
}
