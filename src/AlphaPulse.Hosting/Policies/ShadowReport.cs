using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>How the shadow period of a version stands.</summary>
/// <param name="Version">The version in shadow.</param>
/// <param name="Since">When the period began, UTC; only signals that were known from then on count.</param>
/// <param name="Decision">How it stands, with the evidence.</param>
public sealed record ShadowReport(string Version, DateTimeOffset Since, ShadowDecision Decision)
{
    /// <summary>Whether the period ended at this look; <see langword="false"/> where it goes on or had failed before.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Why the registry would not let it serve although it passed; <see langword="null"/> where it did or was not asked.</summary>
    public string? Refusal { get; init; }
}
