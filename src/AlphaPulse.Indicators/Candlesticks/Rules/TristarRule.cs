using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct TristarRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Tristar;

    public static string Name => "cdltristar";

    public static string Title => "Tristar pattern";

    public static string Description =>
        "Three doji of which the second gaps away from the first and the third turns back. 100 where the second lies lowest, -100 where it lies highest.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return ((second.IsAbove(in first) && third.Top < second.Top) || (second.IsBelow(in first) && third.Bottom > second.Bottom))
            && AreDoji(in candles)
            ? (second.IsAbove(in first) ? -100 : 100)
            : 0;
    }

    // All three are measured by the range before the first.
    private static bool AreDoji<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        var tiny = candles.Tiny(2);
        return candles[2].Body <= tiny && candles[1].Body <= tiny && candles[0].Body <= tiny;
    }
}
