using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Makes labels, in code or from their specification.</summary>
public static class Labels
{
    /// <summary>The log return from the close now to the close some bars ahead.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <returns>The label.</returns>
    public static ILabel ForwardLogReturn(int horizonBars) => new ForwardLogReturnLabel(horizonBars);

    /// <summary>Whether the close some bars ahead is above the close now.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <returns>The label.</returns>
    public static ILabel Direction(int horizonBars) => new DirectionLabel(horizonBars);

    /// <summary>Reads a specification such as <c>forward_log_return(1)</c> or <c>direction(4)</c>.</summary>
    /// <param name="specification">The specification.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentException">The specification is unknown or out of range.</exception>
    public static ILabel Parse(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        var open = specification.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && specification[^1] == ')'
            && int.TryParse(specification.AsSpan(open + 1, specification.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var horizon)
            && horizon >= 1)
        {
            switch (specification[..open])
            {
                case "forward_log_return":
                    return ForwardLogReturn(horizon);
                case "direction":
                    return Direction(horizon);
            }
        }

        throw new ArgumentException(
            $"'{specification}' is not a label; there are forward_log_return(bars) and direction(bars) with at least 1 bar.", nameof(specification));
    }
}
