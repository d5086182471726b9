namespace AlphaPulse.Collectors;

/// <summary>What one answer of a venue brought, rows of earlier answers left out.</summary>
/// <param name="Bars">The closed bars, ordered by open time.</param>
/// <param name="Quarantined">The rows that can be no bars, with their reasons.</param>
/// <param name="Forming">How many bars were withheld because they had not closed.</param>
/// <param name="Repeated">How many rows were there twice in the answer, equal to the letter.</param>
public sealed record VenueBarPage(IReadOnlyList<Bar> Bars, IReadOnlyList<QuarantinedRow> Quarantined, int Forming, int Repeated)
{
    /// <summary>When the rows of <see cref="Quarantined"/> open, as far as that can be read: the bars that the venue has and that cannot be had of it.</summary>
    public IReadOnlyList<DateTimeOffset> QuarantinedAt { get; init; } = [];

    /// <summary>
    /// Where the bars of a venue begin that keeps the latest ones only: what is older cannot be had there, however often it is asked for.
    /// <see langword="null"/> where nothing says so.
    /// </summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>How many rows the answer brought.</summary>
    public int Rows => Bars.Count + Quarantined.Count + Forming + Repeated;
}
