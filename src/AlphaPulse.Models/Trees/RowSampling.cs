namespace AlphaPulse.Models;

/// <summary>How the rows are drawn that a tree grows on.</summary>
public enum RowSampling
{
    /// <summary><see cref="BoostedTreesLearner.RowFraction"/> of the rows, without replacement.</summary>
    Uniform,

    /// <summary>
    /// One side (GOSS; Ke et al., 2017): the <see cref="BoostedTreesLearner.GossTopFraction"/> of the rows with the greatest first derivatives, and of the
    /// others a share drawn without replacement so that <see cref="BoostedTreesLearner.RowFraction"/> of all are taken; those stand for all others.
    /// The first share must be below the second, and the second below 1; other trainings are refused with an <see cref="ArgumentException"/>.
    /// </summary>
    Goss,

    /// <summary>
    /// As many draws with replacement as <see cref="BoostedTreesLearner.RowFraction"/> of the rows, by the sampler of the training rows
    /// (<see cref="TrainingMatrix.Sampler"/>), which draws a row less likely whose label overlaps those drawn before (the sequential bootstrap of Lopez de
    /// Prado, 2018, 4.5). A row weighs as many times its weight as it was drawn and counts once for <see cref="BoostedTreesLearner.MinRowsPerLeaf"/>.
    /// Rows without a sampler, and losses whose leaves are quantiles, are refused with an <see cref="ArgumentException"/>.
    /// </summary>
    Sequential,
}
