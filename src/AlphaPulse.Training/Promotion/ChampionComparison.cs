using AlphaPulse.Backtesting;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Tests a candidate against the champion on the same rows: scores by DeLong and by Diebold and Mariano, money by the stationary bootstrap.</summary>
internal static class ChampionComparison
{
    private const double Level = 0.05;

    public static IReadOnlyList<ChampionTest> Run(
        ModelArtifact candidate, HoldoutScores? own, HoldoutScores? theirs, double[] ownReturns, double[] theirReturns, GateOptions options)
    {
        var tests = new List<ChampionTest>();
        if (own is not null && theirs is not null)
        {
            var shared = Share(own, theirs);
            tests.AddRange(new[] { DeLong(shared, candidate.Rule.HorizonBars), DieboldMariano(shared, own, theirs) }.OfType<ChampionTest>());
        }

        tests.Add(Bootstrap(ownReturns, theirReturns, candidate.Manifest.Seed, options));
        var corrected = MultipleTesting.Holm([.. tests.Select(t => t.PValue)]);
        return
        [
            .. tests.Select((test, i) => test with { HolmPValue = corrected[i], Words = GuardText.Of($"{test.Words}, p = {test.PValue:0.0000} ({corrected[i]:0.0000} after Holm for {tests.Count} tests)") }),
        ];
    }

    public static GuardResult Judge(IReadOnlyList<ChampionTest> tests)
    {
        if (tests.Count == 0)
        {
            return GuardText.NotApplicable(GuardNames.ChampionScores, $"there is no champion to compare with");
        }

        var worse = tests.Where(t => t.Difference < 0 && t.HolmPValue <= Level).ToList();
        return worse.Count == 0
            ? new GuardResult(GuardNames.ChampionScores, GuardVerdict.Held, tests.Min(t => t.HolmPValue), Level, GuardText.Of($"no test finds the candidate worse than the champion: {string.Join("; ", tests.Select(t => t.Words))}"))
            : new GuardResult(GuardNames.ChampionScores, GuardVerdict.Failed, worse.Min(t => t.HolmPValue), Level, GuardText.Of($"the candidate is worse than the champion: {string.Join("; ", worse.Select(t => t.Words))}"));
    }

    private static (double Own, double Theirs, double Target)[] Share(HoldoutScores own, HoldoutScores theirs)
    {
        var place = theirs.Rows.Select((row, i) => (row, i)).ToDictionary(r => r.row, r => r.i);
        return [.. own.Rows.Select((row, i) => (row, i)).Where(r => place.ContainsKey(r.row)).Select(r => (own.Scores[r.i], theirs.Scores[place[r.row]], own.Targets[r.i]))];
    }

    /// <summary>The test takes rows for independent, so of overlapping labels one in a horizon is taken.</summary>
    private static ChampionTest? DeLong((double Own, double Theirs, double Target)[] shared, int horizon)
    {
        var apart = shared.Where((_, i) => i % horizon == 0).ToArray();
        try
        {
            // Any label that tells a side says with its sign which way it went; a class of 0 or 1 says it by itself.
            var isClass = apart.All(r => r.Target is 0 or 1);
            double[] classes = [.. apart.Select(r => isClass ? r.Target : r.Target > 0 ? 1.0 : 0.0)];
            var result = DeLongTest.Compare(classes, [.. apart.Select(r => r.Own)], [.. apart.Select(r => r.Theirs)]);
            return result.PValue is { } p
                ? new ChampionTest("delong", result.FirstAuc - result.SecondAuc, p, p, GuardText.Of($"area under the ROC curve {result.FirstAuc:0.000} against {result.SecondAuc:0.000} on {apart.Length} rows whose labels do not overlap"))
                : null;
        }
        catch (Exception exception) when (exception is InsufficientHistoryException or ArgumentException)
        {
            // Too few rows of a class: then this test says nothing, and the others stand.
            return null;
        }
    }

    /// <summary>Losses compare only where both foretell the same.</summary>
    private static ChampionTest? DieboldMariano((double Own, double Theirs, double Target)[] shared, HoldoutScores own, HoldoutScores theirs)
    {
        if (own.Label.Name != theirs.Label.Name || shared.Length <= own.Label.HorizonBars + 1)
        {
            return null;
        }

        var isProbability = own.Label.Task == ModelTask.BinaryClassification;
        var result = DieboldMarianoTest.Compare(
            [.. shared.Select(r => Loss(r.Own, r.Target))], [.. shared.Select(r => Loss(r.Theirs, r.Target))], own.Label.HorizonBars);
        return result is null
            ? null
            : new ChampionTest("diebold_mariano", -result.MeanDifference, result.PValue, result.PValue, GuardText.Of($"mean {(isProbability ? "log loss" : "squared error")} lower by {-result.MeanDifference:G3} on {shared.Length} rows (Harvey, Leybourne and Newbold)"));

        double Loss(double score, double target) => isProbability
            ? -Math.Log(Math.Clamp(target == 1 ? score : 1 - score, 1e-15, 1))
            : (score - target) * (score - target);
    }

    private static ChampionTest Bootstrap(double[] own, double[] theirs, long seed, GateOptions options)
    {
        double[] better = [.. own.Zip(theirs, (a, b) => a - b)];
        var bootstrap = new BootstrapOptions { Resamples = options.Resamples };
        var above = StationaryBootstrap.TestMean(better, seed, bootstrap);
        var below = StationaryBootstrap.TestMean([.. better.Select(b => -b)], seed, bootstrap);
        var p = Math.Min(1, 2 * Math.Min(above.PValue, below.PValue));
        return new ChampionTest("stationary_bootstrap", above.Mean, p, p, GuardText.Of($"mean net return {above.Mean * 10_000:0.00} basis points a bar more"));
    }
}
