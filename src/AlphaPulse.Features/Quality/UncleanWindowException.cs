namespace AlphaPulse.Features;

/// <summary>Features were to be computed over something that they refuse: a gap, a bar in quarantine, a filled bar, or a cut.</summary>
public class UncleanWindowException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which bar it is, what is wrong with it, and what to do.</param>
    /// <param name="kind">What makes the window unclean.</param>
    /// <param name="series">The series.</param>
    /// <param name="openTime">The open time of the bar, UTC; of a cut, its time.</param>
    public UncleanWindowException(string message, UncleanKind kind, BarSeriesId series, DateTimeOffset openTime)
        : base(message)
    {
        Kind = kind;
        Series = series;
        OpenTime = openTime;
    }

    /// <summary>What makes the window unclean.</summary>
    public UncleanKind Kind { get; }

    /// <summary>The series.</summary>
    public BarSeriesId Series { get; }

    /// <summary>The open time of the bar, UTC; of a cut, its time.</summary>
    public DateTimeOffset OpenTime { get; }
}
