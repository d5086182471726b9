using AlphaPulse.Backtesting;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Tests a candidate against the champion on the same rows: scores by DeLong and by Diebold and Mariano, money by the stationary bootstrap.</summary>
internal static class ChampionComparison
{
    private const double Level = 0.05;

    /// <summary>Runs every test that can be run, and judges the scores by them.</summary>
    public static (IReadOnlyList<ChampionTest> Tests, GuardResult Guard) Run(
        ModelArtifact candidate, HoldoutScores? own, HoldoutScores? theirs, double[] ownReturns, double[] theirReturns, GateOptions options)
    {
        var (scored, dropped) = TestScores(candidate, own, theirs);
        List<ChampionTest> tests = [.. scored, Bootstrap(ownReturns, theirReturns, candidate.Manifest.Seed, options)];
        var corrected = MultipleTesting.Holm([.. tests.Select(t => t.PValue)]);
        tests = [.. tests.Select((test, i) => test with { HolmPValue = corrected[i], Words = GuardText.Of($"{test.Words}, p = {test.PValue:0.0000} ({corrected[i]:0.0000} after Holm for {tests.Count} tests)") })];
        return (tests, Judge(tests, scored.Count > 0, dropped));
    }

    /// <summary>What there is to say where no test was run: there is no other champion, or an obstacle to measure it, in words.</summary>
    /// <remarks>A run that comes again after its promotion finds its own model as champion, and says the same as the first time.</remarks>
    public static (IReadOnlyList<ChampionTest> Tests, GuardResult Guard) Without(string? obstacle) =>
        ([], obstacle is not null
            ? GuardText.NotMeasured(GuardNames.ChampionScores, $"the scores cannot be compared with the champion's: {obstacle}")
            : GuardText.NotApplicable(GuardNames.ChampionScores, $"there is no other champion to compare with"));

    /// <summary>Money alone does not say that the scores are no worse: without a test of them the guard was not measured.</summary>
    private static GuardResult Judge(List<ChampionTest> tests, bool isScored, List<string> dropped)
    {
        if (!isScored)
        {
            return GuardText.NotMeasured(GuardNames.ChampionScores, $"no test could compare the scores with the champion's: {string.Join("; ", dropped)}");
        }

        var worse = tests.Where(t => t.Difference < 0 && t.HolmPValue <= Level).ToList();
        return worse.Count == 0
            ? new GuardResult(GuardNames.ChampionScores, GuardVerdict.Held, tests.Min(t => t.HolmPValue), Level, GuardText.Of($"no test finds the candidate worse than the champion: {string.Join("; ", [.. tests.Select(t => t.Words), .. dropped])}"))
            : new GuardResult(GuardNames.ChampionScores, GuardVerdict.Failed, worse.Min(t => t.HolmPValue), Level, GuardText.Of($"the candidate is worse than the champion: {string.Join("; ", worse.Select(t => t.Words))}"));
    }

    /// <summary>The tests of scores that ran, and why each other did not.</summary>
    private static (List<ChampionTest> Ran, List<string> Dropped) TestScores(ModelArtifact candidate, HoldoutScores? own, HoldoutScores? theirs)
    {
        if (own is null || theirs is null)
        {
            var whose = own is not null ? "champion" : theirs is not null ? "candidate" : "candidate and that of the champion";
            return ([], [$"delong and diebold_mariano did not run: the label of the {whose} cannot be read from the manifest (one of your own has to be added, AddLabel), or is of another task than the model"]);
        }

        var shared = Share(own, theirs);
        if (shared.Length == 0)
        {
            return ([], ["delong and diebold_mariano did not run: no labelled row of the holdout was scored by both"]);
        }

        (ChampionTest? Test, string Dropped)[] tests = [DeLong(shared, candidate.Rule.HorizonBars), DieboldMariano(shared, own, theirs)];
        return ([.. tests.Select(t => t.Test).OfType<ChampionTest>()], [.. tests.Where(t => t.Test is null).Select(t => t.Dropped)]);
    }

    private static (double Own, double Theirs, double Target)[] Share(HoldoutScores own, HoldoutScores theirs)
    {
        var place = theirs.Rows.Select((row, i) => (row, i)).ToDictionary(r => r.row, r => r.i);
        return [.. own.Rows.Select((row, i) => (row, i)).Where(r => place.ContainsKey(r.row)).Select(r => (own.Scores[r.i], theirs.Scores[place[r.row]], own.Targets[r.i]))];
    }

    /// <summary>The test takes rows for independent, so of overlapping labels one in a horizon is taken.</summary>
    private static (ChampionTest? Test, string Dropped) DeLong((double Own, double Theirs, double Target)[] shared, int horizon)
    {
        var apart = shared.Where((_, i) => i % horizon == 0).ToArray();
        try
        {
            // Any label that tells a side says with its sign which way it went; a class of 0 or 1 says it by itself.
            var isClass = apart.All(r => r.Target is 0 or 1);
            double[] classes = [.. apart.Select(r => isClass ? r.Target : r.Target > 0 ? 1.0 : 0.0)];
            var result = DeLongTest.Compare(classes, [.. apart.Select(r => r.Own)], [.. apart.Select(r => r.Theirs)]);
            return result.PValue is { } p
                ? (new ChampionTest("delong", result.FirstAuc - result.SecondAuc, p, p, GuardText.Of($"area under the ROC curve {result.FirstAuc:0.000} against {result.SecondAuc:0.000} on {apart.Length} rows whose labels do not overlap")), string.Empty)
                : (null, GuardText.Of($"delong did not run: on {apart.Length} rows whose labels do not overlap the two areas under the ROC curve differ in no row"));
        }
        catch (InsufficientHistoryException exception)
        {
            return (null, GuardText.Of($"delong did not run on {apart.Length} rows whose labels do not overlap: {exception.Message.TrimEnd('.')}"));
        }
    }

    /// <summary>Losses compare only where both foretell the same.</summary>
    private static (ChampionTest? Test, string Dropped) DieboldMariano((double Own, double Theirs, double Target)[] shared, HoldoutScores own, HoldoutScores theirs)
    {
        if (own.Label.Name != theirs.Label.Name)
        {
            return (null, $"diebold_mariano did not run: the candidate foretells '{own.Label.Name}' and the champion '{theirs.Label.Name}'");
        }

        if (shared.Length <= own.Label.HorizonBars + 1)
        {
            return (null, GuardText.Of($"diebold_mariano did not run: {shared.Length} rows are too few for a horizon of {own.Label.HorizonBars} bars"));
        }

        var isProbability = own.Label.Task == ModelTask.BinaryClassification;
        var result = DieboldMarianoTest.Compare(
            [.. shared.Select(r => Loss(r.Own, r.Target))], [.. shared.Select(r => Loss(r.Theirs, r.Target))], own.Label.HorizonBars);
        return result is null
            ? (null, GuardText.Of($"diebold_mariano did not run: the estimated variance of the difference in loss on {shared.Length} rows is not above zero"))
            : (new ChampionTest("diebold_mariano", -result.MeanDifference, result.PValue, result.PValue, GuardText.Of($"mean {(isProbability ? "log loss" : "squared error")} lower by {-result.MeanDifference:G3} on {shared.Length} rows (Harvey, Leybourne and Newbold)")), string.Empty);

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
