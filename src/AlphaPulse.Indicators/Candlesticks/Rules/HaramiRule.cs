using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HaramiRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Harami;

    public static string Name => "cdlharami";

    public static string Title => "Harami pattern";

    public static string Description =>
        "A long candle, then a body no longer than usual inside its body. 100 after a black candle, -100 after a white one; 80 and -80 where the bodies share an end.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return last.Top <= before.Top
            && last.Bottom >= before.Bottom
            && candles.IsLong(1)
            && !candles.IsLong(0)
            ? (last.Top < before.Top && last.Bottom > before.Bottom ? -100 : -80) * before.Direction
            : 0;
    }
}
