using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HikkakeRule : IHikkakeRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Hikkake;

    public static string Name => "cdlhikkake";

    public static string Title => "Hikkake pattern";

    public static string Description =>
        "An inside bar, then a bar with both a lower high and a lower low (100: a fall that is expected to fail) or a higher high and a higher low (-100). 200 or -200 where one of the next three bars closes beyond the inside bar, against that break.";

    public static int Lookback => 5;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        HikkakeConfirmation.Judge<T, HikkakeRule>(in candles);

    public static int Break<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T> =>
        candles[age + 1].IsInside(in candles[age + 2]) ? HikkakeConfirmation.Direction(in candles, age) : 0;
}
