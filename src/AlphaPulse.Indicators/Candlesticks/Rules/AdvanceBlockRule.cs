using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct AdvanceBlockRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.AdvanceBlock;

    public static string Name => "cdladvanceblock";

    public static string Title => "Advance block";

    public static string Description =>
        "Three rising white candles that lose strength: the first long with a short upper shadow, the next opening in or near the body before, and bodies that shrink or upper shadows that grow. Bearish: -100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite
            && second.IsWhite
            && third.IsWhite
            && third.Close > second.Close
            && second.Close > first.Close
            && second.Open > first.Open
            && third.Open > second.Open
            && second.Open <= first.Close + candles.Near(2)
            && third.Open <= second.Close + candles.Near(1)
            && candles.IsLong(2)
            && candles.HasShortUpperShadow(2)
            && IsBlocked(in candles)
            ? -100
            : 0;
    }

    // Any of: the second far shorter and the third not much longer, the third far shorter, both shorter with a shadow above one of
    // the last two, the third shorter with a long shadow above it.
    private static bool IsBlocked<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        var (first, second, third) = (candles[2].Body, candles[1].Body, candles[0].Body);
        if ((first - candles.Far(2) > second && second + candles.Near(1) > third)
            || second - candles.Far(1) > third)
        {
            return true;
        }

        return second > third
            && (candles.HasLongUpperShadow(0)
                || (first > second && (candles.HasMoreThanShortUpperShadow(0) || candles.HasMoreThanShortUpperShadow(1))));
    }
}
