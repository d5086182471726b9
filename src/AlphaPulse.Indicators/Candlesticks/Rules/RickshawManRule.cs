using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct RickshawManRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.RickshawMan;

    public static string Name => "cdlrickshawman";

    public static string Title => "Rickshaw man";

    public static string Description =>
        "A doji with two shadows longer than its body, near the middle of its range. 100, which says nothing of a direction.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        candles.HasLongLowerShadow(0)
        && candles.HasLongUpperShadow(0)
        && candles.IsDoji(0)
        && IsCentred(in candles)
        ? 100
        : 0;

    private static bool IsCentred<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        // Twice of everything, so that nothing is divided.
        ref readonly var last = ref candles[0];
        var middle = last.Low + last.High;
        var near = candles.Near(0) + candles.Near(0);
        return last.Bottom + last.Bottom <= middle + near && middle - near <= last.Top + last.Top;
    }
}
