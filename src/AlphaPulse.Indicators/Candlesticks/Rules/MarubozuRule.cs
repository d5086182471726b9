using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct MarubozuRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Marubozu;

    public static string Name => "cdlmarubozu";

    public static string Title => "Marubozu";

    public static string Description =>
        "A long candle with hardly a shadow. 100 white, -100 black.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[0];
        return candles.IsMarubozu(0) ? 100 * last.Direction : 0;
    }
}
