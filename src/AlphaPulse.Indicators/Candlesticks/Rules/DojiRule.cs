using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct DojiRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Doji;

    public static string Name => "cdldoji";

    public static string Title => "Doji";

    public static string Description =>
        "Open and close are nearly the same: the body is at most a tenth of the usual range. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles.IsDoji(0) ? 100 : 0;
}
