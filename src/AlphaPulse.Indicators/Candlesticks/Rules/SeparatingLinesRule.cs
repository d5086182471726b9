using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct SeparatingLinesRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.SeparatingLines;

    public static string Name => "cdlseparatinglines";

    public static string Title => "Separating lines";

    public static string Description =>
        "Two candles of different colours with the same open, the second long and opening at its extreme. 100 where the second is white, -100 where it is black.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsWhite != last.IsWhite
            && candles.AreEqual(last.Open, before.Open, 1)
            && candles.IsLong(0)
            && (last.IsWhite ? candles.HasTinyLowerShadow(0) : candles.HasTinyUpperShadow(0))
            ? 100 * last.Direction
            : 0;
    }
}
