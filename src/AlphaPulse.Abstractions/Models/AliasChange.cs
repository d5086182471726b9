namespace AlphaPulse;

/// <summary>One move of an alias.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Alias">The alias.</param>
/// <param name="From">The version before; <see langword="null"/> for the first.</param>
/// <param name="To">The version after.</param>
/// <param name="Reason">Why.</param>
public sealed record AliasChange(DateTimeOffset At, string Alias, string? From, string To, string Reason)
{
    /// <summary>Who moved it; <see langword="null"/> where that was not recorded.</summary>
    public string? Actor { get; init; }

    /// <summary>Whether it went back to a version that had served before, by a rollback.</summary>
    public bool IsRollback { get; init; }
}
