namespace AlphaPulse;

/// <summary>An input that could not become a bar, or a bar that is held back, kept with the reason so that nothing is lost.</summary>
/// <param name="Series">The series that it was meant for.</param>
/// <param name="Source">The file or request that it came from.</param>
/// <param name="Line">The 1-based line in the source, or <see langword="null"/> where there are no lines.</param>
/// <param name="Raw">The input as it was, cut to 1,000 characters; of a bar that is held back, the text of <see cref="BarText"/>.</param>
/// <param name="Reason">What was wrong with it, with the value.</param>
public sealed record QuarantinedRow(BarSeriesId Series, string Source, long? Line, string Raw, string Reason)
{
    /// <summary>Why it is here.</summary>
    /// <value>Default: <see cref="QuarantineKind.Unreadable"/>.</value>
    public QuarantineKind Kind { get; init; }

    /// <summary>The open time of a bar that is held back, UTC; <see langword="null"/> for what can be no bar.</summary>
    public DateTimeOffset? OpenTime { get; init; }
}
