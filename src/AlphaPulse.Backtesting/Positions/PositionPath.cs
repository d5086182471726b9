using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>The position that is wanted from the close of each bar on.</summary>
/// <remarks>
/// One entry a bar: long, flat, short, or <see langword="null"/> where there was no decision, such as for a missing score. No
/// decision keeps the position that is held; it is not a decision to be flat. Immutable and safe for use from any thread.
/// </remarks>
public sealed class PositionPath
{
    private readonly SignalDirection?[] _targets;

    /// <summary>Creates a path.</summary>
    /// <param name="targets">The decision at the close of each bar, in the order of the bars. Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry is no direction.</exception>
    public PositionPath(IReadOnlyList<SignalDirection?> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i] is < SignalDirection.Short or > SignalDirection.Long)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets), targets[i], string.Create(CultureInfo.InvariantCulture, $"Entry {i} of the path is no direction."));
            }
        }

        _targets = [.. targets];
    }

    /// <summary>How many bars it covers.</summary>
    public int Count => _targets.Length;

    /// <summary>The decision at the close of a bar.</summary>
    /// <param name="bar">The number of the bar, from 0.</param>
    public SignalDirection? this[int bar] => _targets[bar];

    /// <summary>The same decision at every close: buy and hold, or the opposite.</summary>
    /// <param name="direction">The decision.</param>
    /// <param name="bars">How many bars there are; at least 0.</param>
    /// <returns>The path.</returns>
    public static PositionPath Constant(SignalDirection direction, int bars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        return new PositionPath([.. Enumerable.Repeat<SignalDirection?>(direction, bars)]);
    }

    /// <summary>The decisions of a rule.</summary>
    /// <param name="scores">The score at the close of each bar; <see cref="double.NaN"/> where there was none.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The path, without a decision where there is no score.</returns>
    public static PositionPath FromScores(ReadOnlySpan<double> scores, SignalRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var targets = new SignalDirection?[scores.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = double.IsNaN(scores[i]) ? null : rule.Decide(scores[i]);
        }

        return new PositionPath(targets);
    }
}
