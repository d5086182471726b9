using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct IdenticalThreeCrowsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.IdenticalThreeCrows;

    public static string Name => "cdlidentical3crows";

    public static string Title => "Identical three crows";

    public static string Description =>
        "Three falling black candles with hardly a lower shadow, each opening at the close before it. Bearish: -100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsBlack
            && second.IsBlack
            && third.IsBlack
            && first.Close > second.Close
            && second.Close > third.Close
            && candles.AreEqual(second.Open, first.Close, 2)
            && candles.AreEqual(third.Open, second.Close, 1)
            && candles.HasTinyLowerShadow(2)
            && candles.HasTinyLowerShadow(1)
            && candles.HasTinyLowerShadow(0)
            ? -100
            : 0;
    }
}
