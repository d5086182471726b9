namespace AlphaPulse.Hosting;

/// <summary>How far the last window of the replay lies from the training in one column, by each of the four tests of the monitor.</summary>
internal sealed record DriftFeature(string Name, DriftStatistic Psi, DriftStatistic KolmogorovSmirnov, DriftStatistic Outside, DriftStatistic Missing)
{
    /// <summary>The greatest share that a statistic has of its own threshold; an alarm begins above 1.</summary>
    public double? OfThreshold =>
        new[] { Psi.Share, KolmogorovSmirnov.Share, Outside.Share, Missing.Share }.Max();
}
