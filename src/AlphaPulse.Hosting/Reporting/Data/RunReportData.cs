using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Everything that <c>report.html</c> shows, as plain data: built in one place, drawn in another.</summary>
internal sealed record RunReportData
{
    /// <summary>The version of the software.</summary>
    public required string Version { get; init; }

    /// <summary>The series.</summary>
    public required string Series { get; init; }

    /// <summary>What prices are quoted in; <see langword="null"/> where the instrument does not say.</summary>
    public string? PriceUnit { get; init; }

    /// <summary>The trading calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>How many bars came from where.</summary>
    public required IReadOnlyList<(string Name, long Bars)> Provenance { get; init; }

    /// <summary>Whether any bar was made by a generator.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Open time of the first and of the last bar.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>Open time of the last bar.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>What is stored and what is missing.</summary>
    public required CoverageSummary Coverage { get; init; }

    /// <summary>Rows that could not become bars.</summary>
    public required long Quarantined { get; init; }

    /// <summary>What was found out rather than declared.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The parts of the series in time.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>The closes of the whole series.</summary>
    public required ReportSeries Price { get; init; }

    /// <summary>The decision with its evidence.</summary>
    public required GateDecision Decision { get; init; }

    /// <summary>The version of the candidate.</summary>
    public required ModelVersion Candidate { get; init; }

    /// <summary>What the candidate was made from.</summary>
    public required ModelManifest Manifest { get; init; }

    /// <summary>The learner of the chosen trial.</summary>
    public required Trial Chosen { get; init; }

    /// <summary>Every trial.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The holdout; <see langword="null"/> where it stayed shut.</summary>
    public HoldoutSection? Holdout { get; init; }

    /// <summary>Calibration; <see langword="null"/> where the holdout stayed shut.</summary>
    public CalibrationSection? Calibration { get; init; }

    /// <summary>The replay.</summary>
    public required ReplaySection Replay { get; init; }

    /// <summary>What the model relies on; <see langword="null"/> where it cannot be told.</summary>
    public ImportanceSection? Importance { get; init; }

    /// <summary>The learning curve; <see langword="null"/> where the learner has no rounds.</summary>
    public LearningCurveSection? LearningCurve { get; init; }

    /// <summary>The paths before the holdout; <see langword="null"/> where the training made none.</summary>
    public CombinatorialSection? Combinatorial { get; init; }

    /// <summary>Drift; <see langword="null"/> where it was not watched.</summary>
    public DriftSection? Drift { get; init; }

    /// <summary>The p-value and what it had to pay for; <see langword="null"/> where the holdout stayed shut, so that nothing was measured.</summary>
    public TrialDeflation? Deflation { get; init; }

    /// <summary>Why a promoted candidate does not serve yet; <see langword="null"/> where it does or was refused.</summary>
    public string? ShadowReason { get; init; }

    /// <summary>What the policies of the models decided.</summary>
    public IReadOnlyList<PolicyResult> Policies { get; init; } = [];

    /// <summary>Whether the candidate serves as champion.</summary>
    public bool Serves => Decision.Promoted && ShadowReason is null;

    /// <summary>The decision in a word.</summary>
    public string Word => !Decision.Promoted ? "Refused" : Serves ? "Promoted" : "In shadow";

    /// <summary>The stages before the report.</summary>
    public required IReadOnlyList<StageResult> Stages { get; init; }
}
