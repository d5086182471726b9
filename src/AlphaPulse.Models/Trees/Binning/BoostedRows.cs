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
    internal static BoostedRows Create(BoostedTreesLearner options, TrainingMatrix data, int[]? rows, BinEdges[] edges, WorkTeam team)
    {
        var bins = BinnedMatrix.Create(data, rows, edges, team);
        var targets = RowSelection.Pick(data.Targets, rows);
        var weights = RowSelection.Pick(data.Weights, rows);
        if (options.PositiveWeight != 1 && options.Task == ModelTask.BinaryClassification)
        {
            double[] own = weights;
            weights = [.. targets.Select((y, row) => (y == 1 ? options.PositiveWeight : 1) * (own.Length == 0 ? 1 : own[row]))];
        }

        return new BoostedRows(bins, targets, weights, new double[bins.Rows]);
    }
}
