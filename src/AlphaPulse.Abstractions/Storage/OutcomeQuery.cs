namespace AlphaPulse;

/// <summary>Which outcomes to read. A <see langword="null"/> property does not restrict.</summary>
public sealed record OutcomeQuery
{
    /// <summary>Only this series.</summary>
    public BarSeriesId? Series { get; init; }

    /// <summary>Only this model version.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Only signals of bars that open at this time or later, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only signals of bars that open before this time, UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only signals made under this authority.</summary>
    public SignalMode? Mode { get; init; }

    /// <summary>Only outcomes in this state.</summary>
    public OutcomeStatus? Status { get; init; }
}
