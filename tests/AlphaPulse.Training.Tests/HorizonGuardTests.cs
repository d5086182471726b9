using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>Labels of shuffled horizons show a purge that is too short and a column that was filled in, and nothing where there is neither.</summary>
public sealed class HorizonGuardTests
{
    private static readonly ILabel Return = Labels.ForwardLogReturn(6);

    public static TheoryData<string> Learners => ["ridge:alpha=100", "logistic:alpha=100", "boosted_trees:max_depth=3"];

    [Theory]
    [MemberData(nameof(Learners))]
    public void A_label_that_ends_later_than_it_says_is_found_where_the_purge_alone_keeps_it_out(string learner)
    {
        var bars = Scene.Bars(3_000, 0);
        var candidate = Candidate(learner, task => new HastyLabel(bars, looks: 24, task));
        var guard = Of(bars, candidate, embargo: 0);
        Assert.True(guard is { Verdict: GuardVerdict.Failed, Measured: < 0.01 }, guard.Words);
        Assert.Contains("a label ends later than it says", guard.Words, StringComparison.Ordinal);

        // Where the embargo is as long as what the label hides, no row of the training shares anything with the test; nor does a label that says when it ends.
        Assert.Equal(GuardVerdict.Held, Of(bars, candidate, embargo: 24).Verdict);
        Assert.Equal(GuardVerdict.Held, Of(bars, Candidate(learner, task => task == ModelTask.Regression ? Labels.ForwardLogReturn(24) : Labels.Direction(24)), embargo: 0).Verdict);
    }

    [Fact]
    public void A_column_that_was_filled_in_is_found_also_where_it_looks_like_skill()
    {
        foreach (var seed in new long[] { 3, 4 })
        {
            var bars = Scene.Bars(3_000, 0, seed);
            var random = new DeterministicRandom(seed);
            var noise = Enumerable.Range(0, bars.Count).Select(_ => random.NextNormal()).ToArray();
            double Ahead(int i, int k) => Math.Log((double)(bars[Math.Min(bars.Count - 1, i + k)].Close / bars[i].Close));
            var scale = Math.Sqrt(Enumerable.Range(0, bars.Count).Average(i => Ahead(i, 6) * Ahead(i, 6)));

            // The answer itself; the answer under as much noise; an average of closes around the bar.
            (string Column, Func<int, double> Value)[] columns =
            [
                ("answer", i => Ahead(i, 6)),
                ("noisy", i => Ahead(i, 6) + scale * noise[i]),
                ("centred", i => Enumerable.Range(-6, 13).Average(k => Ahead(i, Math.Max(k, -i)))),
            ];
            foreach (var (column, value) in columns)
            {
                var result = Train(bars, new Candidate(new RidgeLearner { Alpha = 100 }, Return), new TrainingOptions(), FilledInColumn.Rows(bars, value));
                var guard = result.Guards.Single(g => g.Name == GuardNames.ShuffledHorizon);
                Assert.True(guard is { Verdict: GuardVerdict.Failed, Measured: < 0.01 }, $"{column}: {guard.Words}");
                Assert.Contains("filled in from the future", guard.Words, StringComparison.Ordinal);

                // Only the answer itself is too good to be true, and so refused by the guard that looks for that.
                Assert.Equal(column == "answer" ? GuardVerdict.Failed : GuardVerdict.Held, result.Guards.Single(g => g.Name == GuardNames.TargetLeak).Verdict);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(14)]
    public void Walks_and_markets_with_a_signal_raise_no_alarm(double tStatistic)
    {
        // At the limit of 1 %, one alarm in a hundred would be chance; here are none in 8 of each kind.
        for (var seed = 1; seed <= 4; seed++)
        {
            var bars = Scene.Bars(3_000, tStatistic, seed);
            foreach (var learner in (string[])["ridge:alpha=100", "logistic:alpha=100"])
            {
                var guard = Of(bars, Candidate(learner, task => task == ModelTask.Regression ? Return : Labels.Direction(6)), embargo: 24);
                Assert.True(guard.Verdict == GuardVerdict.Held, $"seed {seed}, {learner}: {guard.Words}");
            }
        }
    }

    [Fact]
    public void Trees_whose_leaves_need_more_rows_than_the_blocks_leave_are_tested_on_the_folds()
    {
        var trees = new BoostedTreesLearner { MaxDepth = 2, MinRowsPerLeaf = 400, Rounds = 20 };
        var guard = Of(Scene.Bars(3_000, 8), new Candidate(trees, Return), embargo: 24);
        Assert.Equal(GuardVerdict.Held, guard.Verdict);
        Assert.Contains("5 blocks tested by turns", guard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_training_measures_the_same_on_any_number_of_threads()
    {
        var bars = Scene.Bars(3_000, 8);
        var candidate = Candidate("boosted_trees:max_depth=3", _ => Return);
        var one = Train(bars, candidate, new TrainingOptions { MaximumThreads = 1 }).Guards;
        Assert.Equal(one, Train(bars, candidate, new TrainingOptions { MaximumThreads = 3 }).Guards);
    }

    [Fact]
    public void What_was_not_asked_for_was_not_measured_and_refuses()
    {
        var options = new TrainingOptions();
        options.Guards.HorizonShuffles = 0;
        var guard = Train(Scene.Bars(3_000, 8), new Candidate(new RidgeLearner { Alpha = 100 }, Return), options).Guards.Single(g => g.Name == GuardNames.ShuffledHorizon);
        Assert.Equal(GuardVerdict.NotMeasured, guard.Verdict);
        Assert.Contains("GuardOptions.HorizonShuffles", guard.Words, StringComparison.Ordinal);
        Assert.Contains(GuardNames.ShuffledHorizon, GuardNames.BindingByDefault);
    }

    private static Candidate Candidate(string learner, Func<ModelTask, ILabel> label)
    {
        var parsed = AlphaPulse.Models.Learners.Parse(learner);
        return new Candidate(parsed, label(parsed.Task));
    }

    private static GuardResult Of(IReadOnlyList<Bar> bars, Candidate candidate, int embargo)
    {
        var options = new TrainingOptions();
        options.Split.EmbargoBars = embargo;
        return Train(bars, candidate, options).Guards.Single(g => g.Name == GuardNames.ShuffledHorizon);
    }

    private static TrainingResult Train(IReadOnlyList<Bar> bars, Candidate candidate, TrainingOptions options, FeatureMatrix? rows = null) =>
        new ModelTrainer(options, Scene.Costs).Train(rows ?? Scene.Rows(bars), AlwaysOpenCalendar.Instance, new string('0', 64), [candidate]);
}
