using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ShortLineRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ShortLine;

    public static string Name => "cdlshortline";

    public static string Title => "Short line candle";

    public static string Description =>
        "A short candle with two short shadows. 100 white, -100 black.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.IsShort(0) && candles.HasShortShadows(0) ? 100 * last.Direction : 0;
    }
}
