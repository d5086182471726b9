using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct HikkakeModifiedRule : IHikkakeRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.HikkakeModified;

    public static string Name => "cdlhikkakemod";

    public static string Title => "Modified hikkake pattern";

    public static string Description =>
        "As the hikkake, with two inside bars one in the other, of which the first closes near its low (100) or near its high (-100). 200 or -200 where one of the next three bars closes beyond the last inside bar, against the break.";

    public static int Lookback => 10;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T> =>
        HikkakeConfirmation.Judge<T, HikkakeModifiedRule>(in candles);

    public static int Break<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T>
    {
        ref readonly var inside = ref candles[age + 2];
        if (!inside.IsInside(in candles[age + 3]) || !candles[age + 1].IsInside(in inside))
        {
            return 0;
        }

        var direction = HikkakeConfirmation.Direction(in candles, age);
        var isNear = direction > 0
            ? inside.Close <= inside.Low + candles.Near(age + 2)
            : inside.High - candles.Near(age + 2) <= inside.Close;
        return isNear ? direction : 0;
    }
}
