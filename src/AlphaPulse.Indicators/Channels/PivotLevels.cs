using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The formulas of the pivot points.</summary>
internal static class PivotLevels
{
    /// <summary>The levels.</summary>
    /// <param name="method">Whose.</param>
    /// <param name="open">Of the last window.</param>
    /// <param name="high">Of the last window.</param>
    /// <param name="low">Of the last window.</param>
    /// <param name="close">Of the last window.</param>
    /// <param name="present">The open of the present window.</param>
    public static PivotPointsValue<T> Of<T>(PivotMethod method, T open, T high, T low, T close, T present)
        where T : struct, INumber<T>
    {
        var range = high - low;
        switch (method)
        {
            case PivotMethod.Fibonacci:
                {
                    var pivot = (high + low + close) / Number.Convert<T>(3);
                    var (near, far) = (range * Number.Convert<T>(0.382m), range * Number.Convert<T>(0.618m));
                    return new(pivot, pivot - near, pivot + near, pivot - far, pivot + far, pivot - range, pivot + range);
                }

            case PivotMethod.Camarilla:
                {
                    var step = range * Number.Convert<T>(1.1m) / Number.Convert<T>(12);
                    var (second, third, fourth) = (step + step, step * Number.Convert<T>(3), step * Number.Convert<T>(6));
                    return new(
                        close, close - step, close + step, close - second, close + second, close - third, close + third, close - fourth, close + fourth);
                }

            case PivotMethod.DeMark:
                {
                    var sum = high + low + close + (close < open ? low : close > open ? high : close);
                    var half = sum / Number.Convert<T>(2);
                    return new(sum / Number.Convert<T>(4), half - high, half - low);
                }

            default:
                {
                    var pivot = method == PivotMethod.Woodie
                        ? (high + low + present + present) / Number.Convert<T>(4)
                        : (high + low + close) / Number.Convert<T>(3);
                    var (up, down) = (pivot - low, high - pivot);
                    return new(pivot, pivot - down, pivot + up, pivot - range, pivot + range, low - down - down, high + up + up);
                }
        }
    }
}
