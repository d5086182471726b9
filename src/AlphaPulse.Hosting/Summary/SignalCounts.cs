namespace AlphaPulse.Hosting;

/// <summary>What became of the signals of a run.</summary>
/// <param name="Emitted">All signals.</param>
/// <param name="Settled">Settled at their horizon.</param>
/// <param name="Open">The horizon lies after the data.</param>
/// <param name="Void">A bar that was needed is missing, or the series was cut before the end.</param>
/// <param name="Mode"><c>champion</c>, or <c>shadow</c> where the gate refused.</param>
/// <param name="Abstained">Bars that gave no signal because a feature was missing.</param>
/// <param name="Sided">Settled signals that took a side.</param>
/// <param name="HitRate">The share of them that made money before costs; <see langword="null"/> where there are none.</param>
/// <param name="MeanNetReturn">Their mean return after the costs of a round trip of their own, as a fraction; <see langword="null"/> where there are none.</param>
public sealed record SignalCounts(long Emitted, long Settled, long Open, long Void, string Mode, long Abstained, long Sided, double? HitRate, double? MeanNetReturn)
{
    /// <summary>How often what came was what the model held possible; <see langword="null"/> where it has neither intervals nor sets, or no label has ended.</summary>
    public PredictionCoverage? Coverage { get; init; }

    /// <summary>What they were made of; <see langword="null"/> where they are not explained.</summary>
    public ExplanationSummary? Explanations { get; init; }
}
