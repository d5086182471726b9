namespace AlphaPulse.Training;

/// <summary>How the scores of a model were calibrated, and how sure they are, before the holdout is opened.</summary>
/// <remarks>
/// Everything is fitted on scores of purged folds, which come from models that did not see the rows. What is measured is measured on the newest
/// fold by what was fitted on the others, purged from it; the gate measures the same once more on the holdout. Immutable and safe for use from any thread.
/// </remarks>
public sealed record CalibrationReport
{
    /// <summary>The name of the calibrator; <see langword="null"/> where scores were left as they are.</summary>
    public string? Method { get; init; }

    /// <summary>Why scores were left as they are; <see langword="null"/> where they were calibrated.</summary>
    public string? Reason { get; init; }

    /// <summary>On how many scored rows it was fitted.</summary>
    public required int Rows { get; init; }

    /// <summary>On how many rows it was measured; 0 where nothing could be.</summary>
    public int MeasuredRows { get; init; }

    /// <summary>The mean squared error of the probabilities before; <see langword="null"/> for a regression.</summary>
    public double? BrierBefore { get; init; }

    /// <summary>The same after.</summary>
    public double? BrierAfter { get; init; }

    /// <summary>The expected calibration error of ten groups of equal count before, as a share; <see langword="null"/> for a regression.</summary>
    public double? ErrorBefore { get; init; }

    /// <summary>The same after.</summary>
    public double? ErrorAfter { get; init; }

    /// <summary>The confidence of the conformal intervals or sets.</summary>
    public required double Confidence { get; init; }

    /// <summary>Half of the width of the interval around a score, in the unit of the label; <see langword="null"/> for a classifier.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>The probability from which on a class belongs to the set; <see langword="null"/> for a regression.</summary>
    public double? LeastProbability { get; init; }

    /// <summary>The share of the measured rows whose interval or set held what came.</summary>
    public double? Coverage { get; init; }

    /// <summary>The share of the measured rows on which one should take no side at that confidence.</summary>
    public double? AbstainShare { get; init; }
}
