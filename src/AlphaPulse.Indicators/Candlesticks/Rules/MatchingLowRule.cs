using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct MatchingLowRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.MatchingLow;

    public static string Name => "cdlmatchinglow";

    public static string Title => "Matching low";

    public static string Description =>
        "Two black candles that close at the same price. Bullish: 100.";

    public static int Lookback => 6;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsBlack && last.IsBlack && candles.AreEqual(last.Close, before.Close, 1) ? 100 : 0;
    }
}
