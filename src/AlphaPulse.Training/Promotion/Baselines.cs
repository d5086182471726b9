using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>The naive ways of deciding that every model must beat after costs.</summary>
public static class Baselines
{
    /// <summary>Never in the market: what a model that loses money does not beat.</summary>
    public const string Cash = "cash";

    /// <summary>Always long: buy and hold.</summary>
    public const string AlwaysLong = "always_long";

    /// <summary>Always short.</summary>
    public const string AlwaysShort = "always_short";

    /// <summary>Long after a bar that closed above the one before, short after one that closed below, else as before.</summary>
    public const string LastDirection = "last_direction";

    /// <summary>The sides of every baseline at each bar of a range.</summary>
    /// <param name="bars">All bars, so that the first bar of the range knows the one before it.</param>
    /// <param name="range">The range.</param>
    /// <returns>The sides by name.</returns>
    public static IReadOnlyList<(string Name, PositionPath Path)> All(IReadOnlyList<Bar> bars, Range range)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var (start, length) = range.GetOffsetAndLength(bars.Count);
        var last = new SignalDirection?[length];
        var side = SignalDirection.Flat;
        for (var i = 0; i < length; i++)
        {
            if (start + i > 0)
            {
                var comparison = bars[start + i].Close.CompareTo(bars[start + i - 1].Close);
                side = comparison == 0 ? side : (SignalDirection)Math.Sign(comparison);
            }

            last[i] = side;
        }

        return
        [
            (Cash, PositionPath.Constant(SignalDirection.Flat, length)),
            (AlwaysLong, PositionPath.Constant(SignalDirection.Long, length)),
            (AlwaysShort, PositionPath.Constant(SignalDirection.Short, length)),
            (LastDirection, new PositionPath(last)),
        ];
    }
}
