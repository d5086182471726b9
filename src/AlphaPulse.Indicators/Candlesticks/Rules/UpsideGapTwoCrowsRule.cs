using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct UpsideGapTwoCrowsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.UpsideGapTwoCrows;

    public static string Name => "cdlupsidegap2crows";

    public static string Title => "Upside gap two crows";

    public static string Description =>
        "A long white candle, a black one of no more than the usual body that gaps above it, then a black one that covers the second body and still closes above the first. Bearish: -100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite
            && second.IsBlack
            && third.IsBlack
            && second.IsAbove(in first)
            && third.Open > second.Open
            && third.Close < second.Close
            && third.Close > first.Close
            && candles.IsLong(2)
            && !candles.IsLong(1)
            ? -100
            : 0;
    }
}
