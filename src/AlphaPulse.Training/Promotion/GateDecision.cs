namespace AlphaPulse.Training;

/// <summary>What the gate decided, with the evidence.</summary>
public sealed record GateDecision
{
    /// <summary>Whether the candidate may serve.</summary>
    public required bool Promoted { get; init; }

    /// <summary>Why, in words with the numbers; for a refusal every reason, for a promotion what was shown.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The candidate first, then the champion where there is one, then the baselines. Empty where the holdout stayed shut.</summary>
    public required IReadOnlyList<StrategyResult> Strategies { get; init; }

    /// <summary>The version that served when the gate decided, which the candidate was compared with; <see langword="null"/> where none did or the candidate did itself.</summary>
    public string? Champion { get; init; }

    /// <summary>Whom the evidence is against: the naive baseline or the champion over which the advantage is least certain.</summary>
    public string? BestBaseline { get; init; }

    /// <summary>
    /// The share of <see cref="BestBaseline"/> that the candidate carried and is charged with, from 0 to 1: the slope of its net returns
    /// on those of the baseline; 1 for a champion, which it is to replace.
    /// </summary>
    public double? Beta { get; init; }

    /// <summary>
    /// The mean net return per bar, on positions of a constant size, beyond <see cref="Beta"/> times that of <see cref="BestBaseline"/>
    /// (Jensen's alpha, 1968), as a fraction.
    /// </summary>
    public double? Advantage { get; init; }

    /// <summary>The one-sided p-value of that advantage by the stationary bootstrap, for one candidate that nothing was chosen for.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value that is compared with the limit: deflated for <see cref="TrialsOnHoldout"/> where <see cref="IsDeflated"/>.</summary>
    public double? DeflatedPValue { get; init; }

    /// <summary>Whether the p-value was deflated; <see langword="false"/> where <see cref="GateOptions.DeflateForTrials"/> was off or nothing was measured.</summary>
    public bool IsDeflated { get; init; }

    /// <summary>The greatest <see cref="DeflatedPValue"/> that the gate lets pass.</summary>
    public double? MaximumPValue { get; init; }

    /// <summary>The lower end of the two-sided 90 % bootstrap interval of the advantage.</summary>
    public double? AdvantageLow { get; init; }

    /// <summary>The upper end of that interval.</summary>
    public double? AdvantageHigh { get; init; }

    /// <summary>What every guard measured: those of the training first, then those of the holdout unless it stayed shut.</summary>
    public IReadOnlyList<GuardResult> Guards { get; init; } = [];

    /// <summary>The tests against the champion on the same rows of the holdout; empty where there is none to compare.</summary>
    public IReadOnlyList<ChampionTest> ChampionTests { get; init; } = [];

    /// <summary>How many trials the candidate was the best of.</summary>
    public required int Trials { get; init; }

    /// <summary>The trials of every candidate that has seen bars of this holdout, this one included; 0 where the vault refused.</summary>
    public long TrialsOnHoldout { get; init; }

    /// <summary>Why a holdout was opened that another candidate had seen; <see langword="null"/> where none had.</summary>
    public string? HoldoutOverride { get; init; }

    /// <summary>What a side of a trade cost, in basis points.</summary>
    public required decimal CostBasisPointsPerSide { get; init; }

    /// <summary>The open time of the first bar of the holdout, UTC.</summary>
    public required DateTimeOffset HoldoutFrom { get; init; }

    /// <summary>The open time of the last bar of the holdout, UTC.</summary>
    public required DateTimeOffset HoldoutTo { get; init; }

    /// <summary>How many times bars of this holdout have been opened, for any candidate and this time included; 0 where the vault refused.</summary>
    public required int HoldoutOpenings { get; init; }
}
