using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ThreeStarsInSouthRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ThreeStarsInSouth;

    public static string Name => "cdl3starsinsouth";

    public static string Title => "Three stars in the south";

    public static string Description =>
        "Three black candles that fall less and less: a long one with a long lower shadow, a smaller one that opens inside its range and holds its low, and a small one with hardly a shadow inside the range of the second. Bullish: 100.";

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
            && second.Open > first.Close
            && second.Open <= first.High
            && second.Low < first.Close
            && second.Low >= first.Low
            && third.Low > second.Low
            && third.High < second.High
            && first.Body > second.Body
            && candles.HasLongLowerShadow(2)
            && candles.IsLong(2)
            && candles.HasLowerShadow(1)
            && candles.IsShort(0)
            && candles.HasTinyShadows(0)
            ? 100
            : 0;
    }
}
