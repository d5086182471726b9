namespace AlphaPulse.Models;

/// <summary>How probabilities are put into bins.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins of equal width over 0 to 1; a probability on an edge belongs to the bin above it, 1 to the last. The usual one.</summary>
    EqualWidth = 0,

    /// <summary>Bins of equal width over 0 to 1; a probability on an edge belongs to the bin below it.</summary>
    EqualWidthClosedAbove = 1,

    /// <summary>Bins of equally many rows in the order of the probabilities, the first ones with one row more where they do not divide; ties may be parted. Weights are refused.</summary>
    EqualCount = 2,

    /// <summary>Bins between the quantiles of the probabilities (linear interpolation); one on an edge belongs to the bin below it. Ties stay together. Weights do not move the edges.</summary>
    Quantiles = 3,
}
