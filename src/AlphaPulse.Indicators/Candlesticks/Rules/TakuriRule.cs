using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct TakuriRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Takuri;

    public static string Name => "cdltakuri";

    public static string Title => "Takuri";

    public static string Description =>
        "A doji with hardly an upper shadow and a lower one longer than twice its body. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles.HasVeryLongLowerShadow(0) && candles.IsDoji(0) && candles.HasTinyUpperShadow(0) ? 100 : 0;
}
