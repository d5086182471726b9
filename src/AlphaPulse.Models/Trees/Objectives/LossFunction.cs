namespace AlphaPulse.Models;

/// <summary>A loss of a score before the logistic or another function, with its first and second derivative.</summary>
internal abstract class LossFunction
{
    internal static LossFunction Of(BoostedTreesLearner options) => options.Objective is { } objective
        ? new CustomLoss(objective)
        : options.Loss switch
        {
            BoostingLoss.Logistic => new LogisticLoss(),
            BoostingLoss.Absolute => new QuantileLoss(0.5, factor: 2),
            BoostingLoss.Huber => new HuberLoss(options.HuberDistance),
            BoostingLoss.Quantile => new QuantileLoss(options.Quantile, factor: 1),
            BoostingLoss.Poisson => new PoissonLoss(),
            _ => new SquaredLoss(),
        };

    /// <summary>Why a target cannot be learnt, or null.</summary>
    internal abstract string? FindDefect(double target);

    /// <summary>The constant score with the least loss.</summary>
    internal abstract double BaseScore(BoostedRows rows);

    /// <summary>Why no training starts from a prediction, or null.</summary>
    internal virtual string? FindBaseDefect(double prediction) => null;

    /// <summary>The score that a prediction belongs to.</summary>
    internal virtual double ScoreOf(double prediction) => prediction;

    /// <summary>The score that training starts from: that of the prediction, or the constant with the least loss, which is looked for in both cases, since it refuses rows that cannot be learnt from.</summary>
    internal double Start(BoostedRows rows, double? prediction)
    {
        var own = BaseScore(rows);
        return prediction is { } given ? ScoreOf(given) : own;
    }

    /// <summary>The greatest absolute derivatives of a row of weight 1, or null where they have no bound.</summary>
    internal virtual (double First, double Second)? Bounds => null;

    /// <summary>Whether leaves are computed from the rows instead of from the derivatives.</summary>
    internal virtual bool RenewsLeaves => false;

    /// <summary>The leaf with the least loss.</summary>
    /// <param name="residuals">What the rows lack: target less score. Reordered.</param>
    /// <param name="weights">Their weights, or empty. Reordered.</param>
    internal virtual double LeafValue(double[] residuals, double[] weights) => throw new InvalidOperationException("The leaves of this loss come from its derivatives.");

    /// <summary>The derivatives of the loss of rows of weight 1.</summary>
    internal abstract void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second);

    /// <summary>The loss of a row of weight 1.</summary>
    internal abstract double Loss(double score, double target);

    /// <summary>The weighted mean of the targets; exact where all are equal.</summary>
    protected static double MeanTarget(BoostedRows rows)
    {
        var first = rows.Targets[0];
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            sum += rows.Weight(i) * (rows.Targets[i] - first);
        }

        return first + sum / rows.TotalWeight;
    }
}
