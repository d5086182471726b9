using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeBlackCrowsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeBlackCrows;

    public static string Name => "cdl3blackcrows";

    public static string Title => "Three black crows";

    public static string Description =>
        "After a white candle three falling black ones with hardly a lower shadow, each opening inside the body before it, the first of them closing below the high of the white candle. Bearish: -100.";

    public static int Lookback => 13;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return candles[3].IsWhite
            && first.IsBlack
            && second.IsBlack
            && third.IsBlack
            && second.Open < first.Open
            && second.Open > first.Close
            && third.Open < second.Open
            && third.Open > second.Close
            && candles[3].High > first.Close
            && first.Close > second.Close
            && second.Close > third.Close
            && candles.HasTinyLowerShadow(2)
            && candles.HasTinyLowerShadow(1)
            && candles.HasTinyLowerShadow(0)
            ? -100
            : 0;
    }
}
