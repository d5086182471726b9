using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct TwoCrowsRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.TwoCrows;

    public static string Name => "cdl2crows";

    public static string Title => "Two crows";

    public static string Description =>
        "A long white candle, then a black one whose body gaps above it, then a black one that opens inside the second body and closes inside the first. Bearish: -100.";

    public static int Lookback => 12;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsWhite
            && candles.IsLong(2)
            && second.IsBlack
            && second.IsAbove(in first)
            && third.IsBlack
            && third.Open < second.Open
            && third.Open > second.Close
            && third.Close > first.Open
            && third.Close < first.Close
            ? -100
            : 0;
    }
}
