namespace AlphaPulse;

/// <summary>A bar in quarantine: whole, but not believed.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Id">The number by which the store knows it.</param>
/// <param name="Bar">The bar.</param>
/// <param name="Kind">Why it is held back.</param>
/// <param name="Source">What held it back.</param>
/// <param name="Reason">The reason with the values.</param>
/// <param name="HeldAt">When it was put there, UTC.</param>
public sealed record HeldBar(long Id, Bar Bar, QuarantineKind Kind, string Source, string Reason, DateTimeOffset HeldAt)
{
    /// <summary>When it was let go into the store, UTC; <see langword="null"/> while it is held.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Why it was let go; <see langword="null"/> while it is held.</summary>
    public string? ReleaseReason { get; init; }

    /// <summary>When it was marked as superseded, since another version of it passed, UTC; <see langword="null"/> where none did.</summary>
    public DateTimeOffset? SupersededAt { get; init; }
}
