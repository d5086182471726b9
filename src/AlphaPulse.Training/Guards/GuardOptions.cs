namespace AlphaPulse.Training;

/// <summary>The limits of the guards of a training. Profiles do not change them.</summary>
public sealed class GuardOptions
{
    /// <summary>From which share of pairs that a column orders as the label does it is taken for the label.</summary>
    /// <value>Default 0.99; from 0.9 to 1.</value>
    public double LabelConcordance { get; set; } = 0.99;

    /// <summary>From which rank correlation with the label on purged folds a score is too good to be true.</summary>
    /// <value>Default 0.9; from 0.5 to 1.</value>
    public double MaximumRankCorrelation { get; set; } = 0.9;

    /// <summary>By how much the rank correlation of scores and label may be greater on the rows that were learned from than on later ones.</summary>
    /// <value>Default 0.1; from 0 to 1.</value>
    public double MaximumLearningGap { get; set; } = 0.1;

    /// <summary>The least mean rank correlation of the importances of two folds.</summary>
    /// <value>Default 0.7; from -1 to 1.</value>
    public double MinimumImportanceStability { get; set; } = 0.7;

    /// <summary>How many other seeds are tried.</summary>
    /// <value>Default 2; from 1 to 100.</value>
    public int Seeds { get; set; } = 2;

    /// <summary>The least share of bars at which another seed takes the same side.</summary>
    /// <value>Default 0.8; from 0 to 1.</value>
    public double MinimumSeedAgreement { get; set; } = 0.8;

    /// <summary>
    /// How often the whole procedure, search included, is repeated on labels that were moved away from their rows; each takes as long as the
    /// training. The least p-value is one over this and one more.
    /// </summary>
    /// <value>Default 0, which leaves the permutation test out; to 10,000.</value>
    public int Permutations { get; set; }

    /// <summary>The greatest p-value of the permutation test.</summary>
    /// <value>Default 0.05; above 0, at most 0.5.</value>
    public double MaximumPermutationPValue { get; set; } = 0.05;

    /// <summary>
    /// How often labels are moved away from their rows to see whether they are foretold all the same, by training rows that share a part of them. Each
    /// takes two fits on half of the rows; one more cross-validation shows whether what foretells a label ends where the label ends.
    /// </summary>
    /// <value>Default 6; to 1,000. 0 leaves the guard out, and it then refuses where it binds.</value>
    public int HorizonShuffles { get; set; } = 6;

    /// <summary>The least p-value of the labels of shuffled horizons: how often at most an honest training is taken for one with a leak.</summary>
    /// <value>Default 0.01; above 0, at most 0.5.</value>
    public double MinimumHorizonPValue { get; set; } = 0.01;

    /// <summary>
    /// By how much the rank correlation of scores and labels on purged folds may be greater than that of a model of the labels right after them. A
    /// market whose states last knows nearly as much of what comes next; a column that was filled in from the future up to the end of the label nothing.
    /// </summary>
    /// <value>Default 0.25; from 0 to 1.</value>
    public double MaximumHorizonLoss { get; set; } = 0.25;

    /// <summary>The greatest area under the ROC curve of a classifier that tells later rows from training rows.</summary>
    /// <value>Default 0.8; from 0.5 to 1.</value>
    public double MaximumAdversarialAuc { get; set; } = 0.8;

    /// <summary>The greatest share of values of later rows that lie more than ten interquartile ranges from the median of the training rows.</summary>
    /// <value>Default 0.01; from 0 to 1.</value>
    public double MaximumOutlierShare { get; set; } = 0.01;

    /// <summary>The least probabilistic and deflated Sharpe ratio of the chosen trial.</summary>
    /// <value>Default 0.95; from 0.5 to less than 1.</value>
    public double MinimumSharpeProbability { get; set; } = 0.95;

    /// <summary>The greatest probability of backtest overfitting.</summary>
    /// <value>Default 0.5; from 0 to 1.</value>
    public double MaximumOverfittingProbability { get; set; } = 0.5;

    /// <summary>By how much conformal intervals may hold less than they say.</summary>
    /// <value>Default 0.05; from 0 to 0.5.</value>
    public double MaximumCoverageShortfall { get; set; } = 0.05;
}
