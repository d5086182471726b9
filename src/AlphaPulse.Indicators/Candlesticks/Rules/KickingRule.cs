using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct KickingRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Kicking;

    public static string Name => "cdlkicking";

    public static string Title => "Kicking";

    public static string Description =>
        "Two long candles with hardly a shadow and of different colours, with a gap between them in the direction of the second. 100 where the second is white, -100 where it is black.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsWhite != last.IsWhite
            && (before.IsWhite ? last.LeapsBelow(in before) : last.LeapsAbove(in before))
            && candles.IsMarubozu(1)
            && candles.IsMarubozu(0)
            ? 100 * last.Direction
            : 0;
    }
}
