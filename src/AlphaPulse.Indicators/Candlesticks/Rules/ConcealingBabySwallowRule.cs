using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct ConcealingBabySwallowRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.ConcealingBabySwallow;

    public static string Name => "cdlconcealbabyswall";

    public static string Title => "Concealing baby swallow";

    public static string Description =>
        "Four black candles: two with hardly a shadow, one whose body gaps down but whose upper shadow reaches into the body before, and one that covers all of it, shadows included. Bullish: 100.";

    public static int Lookback => 13;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return candles[3].IsBlack
            && first.IsBlack
            && second.IsBlack
            && third.IsBlack
            && second.IsBelow(in first)
            && second.High > first.Close
            && third.High > second.High
            && third.Low < second.Low
            && candles.HasTinyShadows(3)
            && candles.HasTinyShadows(2)
            && candles.HasUpperShadow(1)
            ? 100
            : 0;
    }
}
