using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>How well rows foretell their own labels, and how well the labels right after those.</summary>
/// <param name="Own">The rank correlation of scores and own labels on purged folds.</param>
/// <param name="Later">That of models that were fitted on the labels right after, with those labels.</param>
/// <param name="PValue">How likely a loss as great is where it is as great as it may be.</param>
/// <remarks>
/// The label of a row becomes that of the first row that comes wholly after it. What a market gives away lasts or fades, so that most of it is left one label
/// later. A column that was filled in from the future up to the end of the label knows everything until there and nothing beyond.
/// </remarks>
internal sealed record LaterLabels(double Own, double Later, double PValue)
{
    /// <summary>How many stretches of time are left out by turns to see how sure the loss is (jackknife).</summary>
    private const int Stretches = 20;

    public static LaterLabels Test(GuardContext context, CrossFit own)
    {
        var (set, options) = (context.Set, context.Options);
        var (later, samples, rows) = Pair(set, context.Split.Refit);
        var folds = PurgedSplits.KFold(SampleTimeline.Of(samples, rows), options.Folds, options.Split.EmbargoBars);
        var cross = CrossFit.Run(context.Learner, later, folds, options, context.CancellationToken);
        int[] both = [.. rows.Where(r => double.IsFinite(own.Scores[r]) && double.IsFinite(cross.Scores[r]))];
        var (first, second) = (Correlate(own, both), Correlate(cross, both));
        var (loss, losses) = (Loss(first, second), new double[Stretches]);
        for (var i = 0; i < Stretches; i++)
        {
            var (from, to) = (both.Length * i / Stretches, both.Length * (i + 1) / Stretches);
            int[] kept = [.. both[..from], .. both[to..]];
            losses[i] = Loss(Correlate(own, kept), Correlate(cross, kept));
        }

        var mean = losses.Average();
        var error = Math.Sqrt((Stretches - 1.0) / Stretches * losses.Sum(l => (l - mean) * (l - mean)));
        var beyond = loss - options.Guards.MaximumHorizonLoss;
        return new LaterLabels(first, second, error > 0 ? NormalDistribution.Survival(beyond / error) : beyond > 0 ? 0 : 1);
    }

    /// <summary>
    /// Gives each row the label of the first one that a purge would let stand beside it. For the purge the row then reaches from its own bar to the end of
    /// that label. Rows without one take no part.
    /// </summary>
    private static (SampleSet Set, Sample[] Samples, List<int> Rows) Pair(SampleSet set, IReadOnlyList<int> rows)
    {
        Sample[] samples = [.. set.Samples];
        double[] targets = [.. samples.Select(s => s.Target)];
        var kept = new List<int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, k) = (set.Samples[rows[i]], i + 1);
            while (k < rows.Count && (set.Samples[rows[k]].BarTime <= row.HorizonTime || set.Samples[rows[k]].KnownAt < row.LabelEnd))
            {
                k++;
            }

            if (k < rows.Count)
            {
                var next = set.Samples[rows[k]];
                samples[rows[i]] = row with { EndIndex = next.EndIndex, HorizonTime = next.HorizonTime, LabelEnd = next.LabelEnd, Target = next.Target };
                targets[rows[i]] = next.Target;
                kept.Add(rows[i]);
            }
        }

        return (set.WithTargets(targets), samples, kept);
    }

    private static double Correlate(CrossFit cross, int[] rows) => rows.Length == 0
        ? 0
        : RankMetrics.SpearmanCorrelation([.. rows.Select(r => cross.Set.Samples[r].Target)], [.. rows.Select(r => cross.Scores[r])]) ?? 0;

    /// <summary>What is foretold the wrong way round is not foretold.</summary>
    private static double Loss(double own, double later) => own - Math.Max(0, later);
}
