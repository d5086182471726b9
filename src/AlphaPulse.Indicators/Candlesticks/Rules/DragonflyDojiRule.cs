using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct DragonflyDojiRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.DragonflyDoji;

    public static string Name => "cdldragonflydoji";

    public static string Title => "Dragonfly doji";

    public static string Description =>
        "A doji at the top of its range: hardly an upper shadow, but a lower one. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles.IsDoji(0) && candles.HasTinyUpperShadow(0) && candles.HasLowerShadow(0) ? 100 : 0;
}
