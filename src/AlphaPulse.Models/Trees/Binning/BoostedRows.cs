namespace AlphaPulse.Models;

/// <summary>Rows with a weight, their features in bins, and the score that the trees so far give them.</summary>
internal sealed class BoostedRows
{
    private BoostedRows(BinnedMatrix bins, double[] targets, double[] weights, double[] scores)
    {
        Bins = bins;
        Targets = targets;
        Weights = weights;
        Scores = scores;
        TotalWeight = weights.Length == 0 ? targets.Length : weights.Sum();
    }

    internal int Count => Targets.Length;

    internal BinnedMatrix Bins { get; }

    internal double[] Targets { get; }

    /// <summary>The weights; empty where every row weighs 1.</summary>
    internal double[] Weights { get; }

    internal double TotalWeight { get; }

    /// <summary>The score of each row before the logistic or another function.</summary>
    internal double[] Scores { get; }

    internal double Weight(int row) => Weights.Length == 0 ? 1 : Weights[row];

    /// <summary>Bins rows that weigh something.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="rows">Those that weigh something, or null for all.</param>
    /// <param name="edges">The bins of each column.</param>
    /// <param name="weightOf">By what the weight of a row with a target is multiplied, or null.</param>
    /// <param name="team">Who works.</param>
    internal static BoostedRows Create(TrainingMatrix data, int[]? rows, BinEdges[] edges, Func<double, double>? weightOf, WorkTeam team)
    {
        var bins = BinnedMatrix.Create(data, rows, edges, team);
        var targets = RowSelection.Pick(data.Targets, rows);
        var weights = RowSelection.Pick(data.Weights, rows);
        if (weightOf is not null)
        {
            var own = weights;
            weights = [.. targets.Select((target, row) => weightOf(target) * (own.Length == 0 ? 1 : own[row]))];
        }

        return new BoostedRows(bins, targets, weights, new double[bins.Rows]);
    }
}
