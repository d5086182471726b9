using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>How well labels are foretold that were moved far away from their rows, by models of rows beyond the gaps that the split leaves.</summary>
/// <param name="Correlation">The mean rank correlation of scores and moved labels.</param>
/// <param name="PValue">How likely one at least as great is where training and tested rows share nothing.</param>
/// <param name="Blocks">Into how many blocks the time was divided.</param>
/// <remarks>
/// A moved label has nothing to do with its row, but as much as before with the labels of the rows beside it. Blocks of time are tested by turns, with the
/// purge and the embargo of the split around each, so that most tested rows lie as near to the training as the split lets them: where a label reaches
/// further than the times of its sample say, its rest is on the other side.
/// </remarks>
internal sealed record MovedLabels(double Correlation, double PValue, int Blocks)
{
    /// <summary>A block is this often as long as what is left out around it, so that two thirds of it can be trained on.</summary>
    private const int BlockGaps = 3;

    /// <summary>Against how many other moves of the same labels, without a fit, what the models foretell is held.</summary>
    private const int Offsets = 200;

    public static MovedLabels Test(GuardContext context, CrossFit cross)
    {
        try
        {
            var folds = ByTurns(SampleTimeline.Of(context.Set.Samples, context.Split.Refit), context.Set.Label.HorizonBars, context.Options.Split.EmbargoBars, out var blocks);
            return Test(context, folds, blocks);
        }
        catch (Exception exception) when (exception is LearningException or InsufficientHistoryException)
        {
            // What the blocks leave is too little for this learner, as for trees with large leaves; what the folds leave was enough.
            return Test(context, cross.Folds, cross.Folds.Count);
        }
    }

    private static MovedLabels Test(GuardContext context, IReadOnlyList<PurgedFold> folds, int blocks)
    {
        var (set, rows, options) = (context.Set, context.Split.Refit, context.Options);
        var random = new DeterministicRandom(unchecked(options.Seed * 43 + 17));
        var (found, others) = (0.0, new double[Offsets]);
        for (var i = 0; i < options.Guards.HorizonShuffles; i++)
        {
            // From a tenth to nine tenths of the rows away, evenly, so that no two moves are alike.
            var share = 0.1 + 0.8 * (i + random.NextDouble()) / options.Guards.HorizonShuffles;
            var moved = TrainingParts.Moved(set, rows, (int)(share * rows.Count));
            var (scores, targets) = CrossFit.Run(context.Learner, moved, folds, options, context.CancellationToken).Tested(folds);
            found += Compare(scores, targets, others);
        }

        var mean = others.Average();
        var deviation = Math.Sqrt(others.Sum(o => (o - mean) * (o - mean)) / (Offsets - 1));
        var p = deviation > 0 ? NormalDistribution.Survival((found - mean) / deviation) : 1;
        return new MovedLabels(found / options.Guards.HorizonShuffles, p, blocks);
    }

    /// <summary>Every second block is tested by what is left of the others, and then the others by it.</summary>
    private static PurgedFold[] ByTurns(SampleTimeline timeline, int horizon, int embargo, out int blocks)
    {
        blocks = (int)Math.Max(2, timeline.Bars / (BlockGaps * (horizon + 2L * embargo + 1)));
        var ranges = timeline.Divide(blocks);
        return [.. Enumerable.Range(0, 2).Select(turn => timeline.Isolate([.. ranges.Where((_, i) => i % 2 == turn)], embargo, ..))];
    }

    /// <summary>The rank correlation of scores and targets; those with the targets moved on are added to what they were.</summary>
    private static double Compare(double[] scores, double[] targets, double[] others)
    {
        if (scores.Length == 0 || Standardize(scores) is not { } x || Standardize(targets) is not { } y)
        {
            return 0;
        }

        for (var i = 0; i < others.Length; i++)
        {
            others[i] += Product(x, y, (int)((0.05 + 0.9 * i / others.Length) * x.Length));
        }

        return Product(x, y, 0);
    }

    private static double[]? Standardize(double[] values)
    {
        var ranks = RankMetrics.Ranks(values);
        var mean = ranks.Average();
        var norm = Math.Sqrt(ranks.Sum(r => (r - mean) * (r - mean)));
        return norm > 0 ? Array.ConvertAll(ranks, r => (r - mean) / norm) : null;
    }

    private static double Product(double[] x, double[] y, int offset)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var k = i + offset;
            sum += x[i] * y[k < y.Length ? k : k - y.Length];
        }

        return sum;
    }
}
