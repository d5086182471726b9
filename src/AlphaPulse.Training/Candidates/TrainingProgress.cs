namespace AlphaPulse.Training;

/// <summary>How far a training has come.</summary>
/// <param name="Trials">How many trials are over, failed ones among them.</param>
/// <param name="Planned">How many there are at most; a search that runs out of time makes fewer.</param>
public readonly record struct TrainingProgress(int Trials, int Planned)
{
    /// <summary>How many splits of the combinatorial purged cross-validation the chosen candidate was fitted on; 0 until every trial is over.</summary>
    public int Splits { get; init; }

    /// <summary>How many there are at most; 0 until every trial is over, or where <see cref="TrainingOptions.Combinatorial"/> does not ask for them.</summary>
    public int PlannedSplits { get; init; }
}
