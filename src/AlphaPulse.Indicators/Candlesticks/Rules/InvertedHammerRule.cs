using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct InvertedHammerRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.InvertedHammer;

    public static string Name => "cdlinvertedhammer";

    public static string Title => "Inverted hammer";

    public static string Description =>
        "A short body that gaps below the body before, with an upper shadow longer than it and hardly a lower one. Bullish: 100.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return last.IsBelow(in before)
            && candles.HasLongUpperShadow(0)
            && candles.IsShort(0)
            && candles.HasTinyLowerShadow(0)
            ? 100
            : 0;
    }
}
