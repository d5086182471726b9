using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The swing index of one bar against the one before, of Wilder.</summary>
internal static class SwingBar
{
    /// <summary>Says whether there is an index, which is not where nothing moved over both bars (0/0).</summary>
    public static bool TryIndex<T>(T lastOpen, T lastClose, in Ohlcv<T> bar, T limit, out T index)
        where T : struct, INumber<T>
    {
        var up = T.Abs(bar.High - lastClose);
        var down = T.Abs(bar.Low - lastClose);
        var range = bar.High - bar.Low;
        var body = T.Abs(lastClose - lastOpen) / Number.Convert<T>(4);
        var half = Number.Convert<T>(0.5m);
        var divisor = up >= down && up >= range ? up - half * down + body
            : down >= range ? down - half * up + body
            : range + body;
        index = default;
        if (divisor == T.Zero || !Number.IsPresent(divisor))
        {
            return false;
        }

        var swing = bar.Close - lastClose + half * (bar.Close - bar.Open) + (lastClose - lastOpen) / Number.Convert<T>(4);
        index = Number.Convert<T>(50) * (swing / divisor) * (Number.Max(up, down) / limit);
        return Number.IsPresent(index);
    }
}
