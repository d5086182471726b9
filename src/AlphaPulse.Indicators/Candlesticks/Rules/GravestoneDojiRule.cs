using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct GravestoneDojiRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.GravestoneDoji;

    public static string Name => "cdlgravestonedoji";

    public static string Title => "Gravestone doji";

    public static string Description =>
        "A doji at the bottom of its range: hardly a lower shadow, but an upper one. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles.IsDoji(0) && candles.HasTinyLowerShadow(0) && candles.HasUpperShadow(0) ? 100 : 0;
}
