namespace AlphaPulse.Models;

/// <summary>A loss of a score before the logistic function, with its first and second derivative.</summary>
internal abstract class LossFunction
{
    internal static LossFunction Of(BoostingLoss loss) => loss == BoostingLoss.Logistic ? new LogisticLoss() : new SquaredLoss();

    /// <summary>Why a target cannot be learnt, or null.</summary>
    internal abstract string? FindDefect(double target);

    /// <summary>The constant score with the least loss.</summary>
    internal abstract double BaseScore(BinnedRows rows);

    /// <summary>The derivatives of the loss of a row of weight 1.</summary>
    internal abstract void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second);

    /// <summary>The loss of a row of weight 1.</summary>
    internal abstract double Loss(double score, double target);

    /// <summary>The weighted mean loss.</summary>
    internal double Mean(BinnedRows rows)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            sum += (rows.Weights.Length == 0 ? 1 : rows.Weights[i]) * Loss(rows.Scores[i], rows.Targets[i]);
        }

        return sum / rows.TotalWeight;
    }

    /// <summary>The weighted mean of the targets; exact where all are equal.</summary>
    protected static double MeanTarget(BinnedRows rows)
    {
        var first = rows.Targets[0];
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            sum += (rows.Weights.Length == 0 ? 1 : rows.Weights[i]) * (rows.Targets[i] - first);
        }

        return first + sum / rows.TotalWeight;
    }
}
