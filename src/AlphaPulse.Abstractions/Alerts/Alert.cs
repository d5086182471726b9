namespace AlphaPulse;

/// <summary>One thing that a person or a machine outside should know.</summary>
/// <remarks>Immutable and safe for use from any thread, as long as the properties that it was given are not changed.</remarks>
public sealed record Alert
{
    /// <summary>When the fact was established; normalised to UTC.</summary>
    public required DateTimeOffset Time
    {
        get;
        init => field = value.ToUniversalTime();
    }

    /// <summary>How much it matters.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>The part that raised it, lower case, such as <c>drift</c> or <c>gate</c>.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public required string Source
    {
        get;
        init => field = Check(value, nameof(Source));
    }

    /// <summary>What happened, as a name that does not change between versions, such as <c>drift.hold</c>; see <see cref="AlertCodes"/>.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public required string Code
    {
        get;
        init => field = Check(value, nameof(Code));
    }

    /// <summary>What happened, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The numbers, the place and, where there is one, the remedy.</summary>
    public required string Detail { get; init; }

    /// <summary>The series that it is about; <see langword="null"/> where it is about no one series.</summary>
    public BarSeriesId? Series { get; init; }

    /// <summary>The numbers and names for machines, by names in snake case; invariant text. Default empty.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private static string Check(string value, string name) => string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"The {name} of an alert is empty; name it, as in '{AlertCodes.DriftHold}'.", name)
        : value;
}
