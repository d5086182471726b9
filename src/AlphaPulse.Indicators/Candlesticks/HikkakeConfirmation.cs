using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What the two hikkake patterns share. Which break is open follows from the window alone, so that nothing has to be remembered.</summary>
internal static class HikkakeConfirmation
{
    private const int LastBar = 3;

    public static int Judge<T, TRule>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
        where TRule : struct, IHikkakeRule
    {
        var now = TRule.Break(in candles, 0);
        if (now != 0)
        {
            return 100 * now;
        }

        for (var age = 1; age <= LastBar; age++)
        {
            // Only the latest break can be confirmed, and only once.
            var direction = TRule.Break(in candles, age);
            if (direction != 0)
            {
                return IsConfirmedFirst(in candles, direction, age) ? 200 * direction : 0;
            }
        }

        return 0;
    }

    /// <summary>1 for a lower high and a lower low than the candle before, -1 for a higher high and a higher low, else 0.</summary>
    public static int Direction<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T>
    {
        ref readonly var last = ref candles[age];
        ref readonly var before = ref candles[age + 1];
        return last.High < before.High && last.Low < before.Low ? 1
            : last.High > before.High && last.Low > before.Low ? -1
            : 0;
    }

    private static bool IsConfirmedFirst<T>(in CandleWindow<T> candles, int direction, int age)
        where T : struct, INumber<T>
    {
        ref readonly var inside = ref candles[age + 1];
        for (var later = age - 1; later >= 0; later--)
        {
            if (direction > 0 ? candles[later].Close > inside.High : candles[later].Close < inside.Low)
            {
                return later == 0;
            }
        }

        return false;
    }
}
