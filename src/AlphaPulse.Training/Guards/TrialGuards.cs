using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>Guards over all trials: what the best of so many is worth.</summary>
internal static class TrialGuards
{
    public static GuardResult ProbabilisticSharpe(GuardContext context) => Measure(GuardNames.ProbabilisticSharpe, context, estimate =>
    {
        var probability = estimate.ProbabilityAbove();
        var needed = estimate.MinimumTrackRecord() is { } least ? $"{least:0} bars would do for a probability of 0.95" : "no number of bars would do for a probability of 0.95";
        return GuardText.AtLeast(
            GuardNames.ProbabilisticSharpe,
            probability,
            context.Limits.MinimumSharpeProbability,
            $"the net Sharpe ratio of {estimate.Sharpe:0.0000} a bar over {estimate.Periods:0} bars is above 0 with a probability of {probability:0.000}; {needed}. It is that of the best trial, so it flatters");
    });

    public static GuardResult DeflatedSharpe(GuardContext context) => Measure(GuardNames.DeflatedSharpe, context, estimate =>
    {
        if (SharpeVariance(context.Runs) is not { } variance)
        {
            return GuardText.NotMeasured(GuardNames.DeflatedSharpe, $"{context.Runs.Count(r => r.Trial.NetSharpe is not null)} of {context.Runs.Count} trials have a Sharpe ratio; two are needed to know how far apart they lie");
        }

        var probability = estimate.DeflatedProbability(variance, context.Runs.Count);
        return GuardText.AtLeast(
            GuardNames.DeflatedSharpe,
            probability,
            context.Limits.MinimumSharpeProbability,
            $"the best of {context.Runs.Count} trials without skill would show {TrialLuck.ExpectedBestSharpe(variance, context.Runs.Count):0.0000} a bar; the ratio is above that with a probability of {probability:0.000}");
    });

    /// <summary>How far apart the ratios of the trials lie, which luck is measured by; nothing where fewer than two of several have one.</summary>
    public static double? SharpeVariance(IReadOnlyList<TrialRun> runs)
    {
        double[] ratios = [.. runs.Select(r => r.Trial.NetSharpe).OfType<double>()];
        if (ratios.Length < 2)
        {
            return runs.Count > 1 ? null : 0;
        }

        var mean = ratios.Average();
        return ratios.Sum(r => (r - mean) * (r - mean)) / (ratios.Length - 1);
    }

    public static GuardResult Overfitting(GuardContext context)
    {
        var complete = context.Runs.Where(r => r.Trial.IsComplete).ToList();
        if (complete.Count < 2)
        {
            return GuardText.NotMeasured(GuardNames.BacktestOverfitting, $"{complete.Count} trial was judged on every fold; overfitting by choice needs 2");
        }

        if (!complete.Exists(r => r.Returns.Any(value => value != 0)))
        {
            return GuardText.NotMeasured(GuardNames.BacktestOverfitting, $"no trial traded");
        }

        // Bars before the first judged one are nobody's.
        var first = complete.Min(r => r.FirstBar);

        try
        {
            var result = BacktestOverfitting.Estimate([.. complete.Select(r => r.Returns[first..])], cancellationToken: context.CancellationToken);
            return GuardText.AtMost(
                GuardNames.BacktestOverfitting,
                result.Probability,
                context.Limits.MaximumOverfittingProbability,
                $"in {result.Probability:P1} of {result.Splits.Count} ways to halve the time the trial that was best in one half was below the middle of {complete.Count} in the other");
        }
        catch (Exception exception) when (exception is InsufficientHistoryException or ArgumentException)
        {
            return GuardText.NotMeasured(GuardNames.BacktestOverfitting, $"{exception.Message}");
        }
    }

    public static GuardResult Permutation(GuardContext context)
    {
        var rounds = context.Limits.Permutations;
        if (rounds == 0)
        {
            return GuardText.NotMeasured(GuardNames.PermutationTest, $"not asked for; set GuardOptions.Permutations, each of which takes as long as the training");
        }

        if (context.Best.Trial.NetSharpe is not { } found)
        {
            return GuardText.NotMeasured(GuardNames.PermutationTest, $"the chosen trial never traded");
        }

        var random = new DeterministicRandom(unchecked(context.Options.Seed * 41 + 13));
        var (atLeast, ratios) = (0, new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            // Labels keep their order among themselves; only what they have to do with their rows goes.
            if (context.BestWhereMoved(0.1 + 0.8 * random.NextDouble()) is { } moved)
            {
                atLeast += moved >= found ? 1 : 0;
                ratios.Add(moved);
            }
        }

        var p = (1.0 + atLeast) / (1.0 + rounds);
        var usual = ratios.Count == 0 ? GuardText.Of($"no trade at all") : GuardText.Of($"a net Sharpe ratio of {ratios.Average():0.0000} a bar on average over {ratios.Count} rounds that traded");
        return GuardText.AtMost(
            GuardNames.PermutationTest,
            p,
            context.Limits.MaximumPermutationPValue,
            $"the whole procedure, on labels that were moved away from their rows, found {usual}, and at least the {found:0.0000} of the chosen trial in {atLeast} of {rounds} rounds (p = {p:0.000})");
    }

    private static GuardResult Measure(string name, GuardContext context, Func<SharpeEstimate, GuardResult> judge)
    {
        // Bars on which it stayed out count: a trial that enters late is not measured on a shorter stretch than the others.
        var judged = context.Best.Returns.AsSpan(context.Best.FirstBar);
        return context.Best.Trial.NetSharpe is not null && judged.Length >= 2
            ? judge(SharpeEstimate.FromReturns(judged))
            : GuardText.NotMeasured(name, $"the chosen trial never traded");
    }
}
