namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>One line of <see cref="FuzzedParsers"/>.</summary>
/// <param name="Name">What is read.</param>
/// <param name="Share">How many of the cases it gets, beside the others': what is quick to read gets more.</param>
/// <param name="Create">Makes it, with inputs that are whole.</param>
/// <param name="Covers">The public methods that it stands for, as in <c>BarAuditor.AuditAsync</c>; none for venues and their streams.</param>
internal sealed record FuzzedParserEntry(string Name, int Share, Func<FuzzedParser> Create, params string[] Covers)
{
    /// <summary>The stream whose messages are read; <see langword="null"/> for other parsers.</summary>
    public VenueStreamProtocol? Stream { get; init; }

    /// <summary>Whether its inputs are recordings of the evidence.</summary>
    public bool NeedsEvidence { get; init; }
}
