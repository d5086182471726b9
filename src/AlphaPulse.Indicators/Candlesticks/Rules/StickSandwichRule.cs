using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct StickSandwichRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.StickSandwich;

    public static string Name => "cdlsticksandwich";

    public static string Title => "Stick sandwich";

    public static string Description =>
        "A black candle, a white one that trades above its close only, and a black one that closes where the first did. Bullish: 100.";

    public static int Lookback => 7;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var first = ref candles[2];
        ref readonly var second = ref candles[1];
        ref readonly var third = ref candles[0];
        return first.IsBlack
            && second.IsWhite
            && third.IsBlack
            && second.Low > first.Close
            && candles.AreEqual(third.Close, first.Close, 2)
            ? 100
            : 0;
    }
}
