using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What a card is made of: the training always, the gate and the replay where they have been.</summary>
internal sealed record ModelCardParts
{
    /// <summary>The version.</summary>
    public required ModelVersion Candidate { get; init; }

    /// <summary>Its model, rule and manifest.</summary>
    public required ModelArtifact Artifact { get; init; }

    /// <summary>The trial that was chosen.</summary>
    public required Trial Chosen { get; init; }

    /// <summary>What the guards measured before the gate; the decision has its own.</summary>
    public IReadOnlyList<GuardResult> Guards { get; init; } = [];

    /// <summary>What identifies the model and its making.</summary>
    public required ModelFingerprints Fingerprints { get; init; }

    /// <summary>What a side of a trade cost, in basis points.</summary>
    public required decimal CostBasisPointsPerSide { get; init; }

    /// <summary>The decision of the gate; <see langword="null"/> where it was not asked.</summary>
    public GateDecision? Decision { get; init; }

    /// <summary>The holdout; <see langword="null"/> where it stayed shut.</summary>
    public HoldoutSection? Holdout { get; init; }

    /// <summary>Calibration on the holdout; <see langword="null"/> where it stayed shut.</summary>
    public CalibrationSection? Calibration { get; init; }

    /// <summary>The replay; <see langword="null"/> where there was none.</summary>
    public ReplaySection? Replay { get; init; }

    /// <summary>Whether a generator made any bar.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Why drift is not watched; <see langword="null"/> where it is.</summary>
    public string? UnwatchedReason { get; init; }

    /// <summary>What people state.</summary>
    public required ModelCardOptions Stated { get; init; }
}
