namespace AlphaPulse.Collectors;

/// <summary>A row of an answer that can be nothing that we know.</summary>
/// <param name="Raw">The row as it came, cut after 1,000 characters.</param>
/// <param name="Reason">Why it can be nothing.</param>
public sealed record RejectedRow(string Raw, string Reason);
