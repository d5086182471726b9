using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct EngulfingRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Engulfing;

    public static string Name => "cdlengulfing";

    public static string Title => "Engulfing pattern";

    public static string Description =>
        "A body that covers the body before it, which has the other colour. 100 white, -100 black; 80 and -80 where the bodies share an end.";

    public static int Lookback => 2;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return Covers(in before, in last) ? (last.Open != before.Close && last.Close != before.Open ? 100 : 80) * last.Direction : 0;
    }

    private static bool Covers<T>(in Candle<T> before, in Candle<T> last)
        where T : struct, INumber<T> =>
        before.IsWhite != last.IsWhite
        && last.Top >= before.Top
        && last.Bottom <= before.Bottom
        && (last.Top > before.Top || last.Bottom < before.Bottom);
}
