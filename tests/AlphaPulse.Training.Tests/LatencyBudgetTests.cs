using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests;

/// <summary>A latency budget decides what is tried, from forecasts and without a clock.</summary>
public sealed class LatencyBudgetTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(2_000, tStatistic: 5);

    [Fact]
    public void A_microsecond_leaves_symmetric_trees_and_says_what_it_left_out()
    {
        var result = Scene.Train(Bars, new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(1), TreeDepths = [6], FlatShares = [0] });

        Assert.Contains(result.Trials, t => t.Options.GetValueOrDefault("growth") == "symmetric");
        Assert.DoesNotContain(result.Trials, t => t.Options.GetValueOrDefault("growth") is "leaf_wise" or "depth_wise");
        Assert.Equal(4, result.LeftOut.Count);
        Assert.All(result.LeftOut, l =>
        {
            Assert.True(l.Nanoseconds > 1_000);
            Assert.Contains("was not tried", l.Reason, StringComparison.Ordinal);
            Assert.Contains("the budget is 1000 ns", l.Reason, StringComparison.Ordinal);
            Assert.Contains("rounds of it would fit", l.Reason, StringComparison.Ordinal);
        });
        Assert.Equal("1000", result.Artifact.Manifest.Options["latency_budget_ns"]);
        Assert.InRange(result.PredictedNanoseconds!.Value, 1, 1_000);
        Assert.Equal(result.PredictedNanoseconds.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture), result.Artifact.Manifest.Options["predicted_ns_per_row"]);
        Assert.True(result.MeasuredNanoseconds > 0);
    }

    [Fact]
    public void The_rounds_that_would_fit_fit_and_one_more_does_not()
    {
        var options = new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(1), TreeDepths = [] };
        var learner = new BoostedTreesLearner { MaxDepth = 6 };
        var refused = Assert.Throws<LearningException>(() => Train(options, [new Candidate(learner, Labels.ForwardLogReturn(6))]));
        Assert.StartsWith("No candidate can meet the latency budget", refused.Message, StringComparison.Ordinal);
        var rounds = int.Parse(refused.Message.Split("; ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(rounds, 100, 199);
        Assert.Throws<LearningException>(() => Train(options, [new Candidate(learner with { Rounds = rounds + 1 }, Labels.ForwardLogReturn(6))]));
        Assert.Empty(Train(options, [new Candidate(learner with { Rounds = rounds }, Labels.ForwardLogReturn(6))]).LeftOut);
    }

    [Fact]
    public void Five_microseconds_leave_trees_that_grow_leaf_by_leaf()
    {
        var trainer = new ModelTrainer(new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(5) }, Scene.Costs);
        var columns = FeatureSets.Standard.Schema.Columns.Count;
        var learners = trainer.DefaultCandidates().Select(c => c.Learner).OfType<BoostedTreesLearner>().ToList();

        Assert.Contains(learners, l => l.Growth == TreeGrowth.LeafWise);
        Assert.All(learners, l => Assert.True(ScoringCost.AtMost(l, columns)!.Nanoseconds < 5_000));
    }

    [Fact]
    public void A_search_draws_only_what_meets_the_budget()
    {
        var options = new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(1), Search = new SearchOptions { Trials = 12, Folds = 1, Method = SearchMethod.Random } };
        var result = Scene.Train(Bars, options);

        Assert.Equal((12, 12), (result.Trials.Count, result.Artifact.Manifest.Trials));
        Assert.DoesNotContain(result.Trials, t => t.Options.GetValueOrDefault("growth") == "leaf_wise");
        Assert.Contains(result.LeftOut, l => l.Reason.Contains("trees in lockstep", StringComparison.Ordinal));
        Assert.Equal(result.LeftOut.Count, result.LeftOut.Select(l => l.Reason).Distinct().Count());
        Assert.True(result.PredictedNanoseconds <= 1_000);
    }

    [Fact]
    public void A_search_of_which_every_draw_is_too_slow_says_so() => Assert.StartsWith(
        "No candidate can meet the latency budget",
        Assert.Throws<LearningException>(() => Scene.Train(Bars, new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(1), Search = new SearchOptions { Trials = 2, Folds = 1, Spaces = Slow } })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_measured_time_is_the_clock_over_the_rows()
    {
        // Each look at this clock is 200 microseconds later, and a batch has 200 rows between two looks.
        var result = new ModelTrainer(new TrainingOptions { FlatShares = [0], TreeDepths = [] }, Scene.Costs, new LookedAtClock())
            .Train(Scene.Rows(Bars), AlwaysOpenCalendar.Instance, new string('0', 64));
        Assert.Equal(1_000, result.MeasuredNanoseconds);
    }

    [Fact]
    public void A_pair_of_models_takes_the_time_of_both()
    {
        var pair = new MetaLabelLearner(new BoostedTreesLearner { MaxDepth = 6 }, new LogisticLearner(), 6);
        var columns = FeatureSets.Standard.Schema.Columns.Count;
        var first = ScoringCost.AtMost(pair.Primary, columns)!.Nanoseconds;
        var refused = Assert.Throws<LearningException>(() => Train(
            new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(0.5) }, [new Candidate(pair, Labels.NetSide(6, 10))]));
        Assert.Contains("meta_labelled on net_side(6,10) was not tried", refused.Message, StringComparison.Ordinal);

        var fast = new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 6);
        var result = Train(new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(0.5), FlatShares = [0] }, [new Candidate(fast, Labels.NetSide(6, 10))]);
        Assert.InRange(result.PredictedNanoseconds!.Value, ScoringCost.AtMost(fast.Secondary, columns)!.Nanoseconds, first);
    }

    [Fact]
    public void A_linear_learner_that_chooses_columns_takes_the_time_of_those_that_it_keeps()
    {
        bool Admits(ILearner learner, int columns = 1_000) =>
            new LatencyFilter(TimeSpan.FromMicroseconds(0.2), columns).Admits(new Candidate(learner, Labels.ForwardLogReturn(6)));
        SelectingLearner Choosing(ILearner learner, int most = 100) => SelectingLearner.Of(learner, new ColumnSelectionOptions { Columns = most });
        Assert.False(Admits(new RidgeLearner()));
        Assert.True(Admits(Choosing(new RidgeLearner())));
        Assert.False(Admits(Choosing(new RidgeLearner(), most: 2_000)));
        Assert.True(Admits(Choosing(new LogisticLearner(), most: 2_000), columns: 100));
        Assert.True(Admits(new MetaLabelLearner(Choosing(new RidgeLearner(), 50), Choosing(new LogisticLearner(), 50), 6)));

        // Trees in lockstep make a key of every feature, whatever they ask for.
        Assert.False(Admits(Choosing(new BoostedTreesLearner { Rounds = 1, MaxDepth = 1 })));
    }

    [Fact]
    public void Nothing_to_try_is_not_blamed_on_a_budget() => Assert.Contains(
        "nothing to try", Assert.Throws<ArgumentException>(() => Train(new TrainingOptions(), [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_paths_are_refused_before_anything_is_tried()
    {
        var options = new TrainingOptions();
        var tried = new List<TrainingProgress>();
        var trainer = new ModelTrainer(options, Scene.Costs);
        options.Combinatorial = new CombinatorialOptions { Groups = 16, TestGroups = 8 };
        Assert.Contains("12870 splits", Assert.Throws<ArgumentException>(() => new ModelTrainer(options, Scene.Costs)).Message, StringComparison.Ordinal);
        var refused = Assert.Throws<InvalidOperationException>(
            () => trainer.Train(Scene.Rows(Bars), AlwaysOpenCalendar.Instance, new string('0', 64), progress: new Told(tried)));
        Assert.Contains("12870 splits", refused.Message, StringComparison.Ordinal);
        Assert.Empty(tried);
    }

    [Fact]
    public void Without_a_budget_nothing_is_left_out_and_the_candidates_are_what_they_were()
    {
        var result = Scene.Train(Bars, new TrainingOptions { FlatShares = [0] });
        Assert.Empty(result.LeftOut);
        Assert.False(result.Artifact.Manifest.Options.ContainsKey("latency_budget_ns"));
        Assert.Equal(6, result.Trials.Count);
    }

    [Fact]
    public void A_budget_is_above_zero()
    {
        using var services = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddTraining(o => o.LatencyBudget = TimeSpan.Zero)).BuildServiceProvider();
        Assert.Contains("LatencyBudget", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<TrainingOptions>>().Value).Message, StringComparison.Ordinal);
    }

    private sealed class LookedAtClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => _ticks += 200;
    }

    private sealed class Told(List<TrainingProgress> list) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => list.Add(value);
    }

    private static IReadOnlyList<LearnerSpace> Slow
    {
        get
        {
            var depth = new IntegerParameter("max_depth", 7, 9);
            return [new LearnerSpace("slow", [depth], p => new TrialPlan(new Candidate(new BoostedTreesLearner { MaxDepth = p.Of(depth), Rounds = 900 }, Labels.ForwardLogReturn(6)), 0))];
        }
    }

    private static TrainingResult Train(TrainingOptions options, IReadOnlyList<Candidate> candidates) => new ModelTrainer(options, Scene.Costs)
        .Train(Scene.Rows(Bars), AlwaysOpenCalendar.Instance, new string('0', 64), candidates);
}
