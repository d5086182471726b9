using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct KickingByLengthRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.KickingByLength;

    public static string Name => "cdlkickingbylength";

    public static string Title => "Kicking by the longer marubozu";

    public static string Description =>
        "As kicking, but the longer of the two candles tells the direction: 100 where it is white, -100 where it is black.";

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
            ? 100 * (last.Body > before.Body ? last.Direction : before.Direction)
            : 0;
    }
}
