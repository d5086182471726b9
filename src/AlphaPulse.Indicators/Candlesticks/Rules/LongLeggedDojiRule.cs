using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct LongLeggedDojiRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.LongLeggedDoji;

    public static string Name => "cdllongleggeddoji";

    public static string Title => "Long legged doji";

    public static string Description =>
        "A doji with a shadow longer than its body. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        (candles.HasLongLowerShadow(0) || candles.HasLongUpperShadow(0)) && candles.IsDoji(0) ? 100 : 0;
}
