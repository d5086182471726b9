using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests.Combinatorial;

/// <summary>What the trainer makes of the paths: a distribution that tells walks from markets with something in them, whatever the machine.</summary>
public sealed class CombinatorialTrainingTests
{
    private static readonly ILabel Return = Labels.ForwardLogReturn(6);
    private static readonly IReadOnlyList<Bar> Strong = Scene.Bars(3_000, 12);

    [Fact]
    public void Paths_of_walks_centre_at_minus_their_costs()
    {
        // Before costs nothing is left but chance: the logarithm of the equity plus what the fills cost is 0 on average.
        var (gross, net) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= 16; seed++)
        {
            var report = Train(Scene.Bars(1_500, 0, seed), Options(), new RidgeLearner { Alpha = 1_000 }).Combinatorial!;
            var fill = Math.Log(1 - (double)Scene.Costs.Fraction);
            net.Add(report.Paths.Average(p => Math.Log(1 + p.Result.NetReturn)));
            gross.Add(report.Paths.Average(p => Math.Log(1 + p.Result.NetReturn) - 2 * p.Result.Trades * fill));
        }

        var (mean, costs) = (gross.Average(), gross.Average() - net.Average());
        var error = Math.Sqrt(gross.Sum(g => (g - mean) * (g - mean)) / (gross.Count - 1) / gross.Count);
        Assert.True(Math.Abs(mean) < 3 * error, $"{mean} with an error of {error}");
        Assert.True(costs > 0 && net.Average() + 3 * error > -costs && net.Average() - 3 * error < -costs, $"{net.Average()} against costs of {costs}");
    }

    [Fact]
    public void Most_paths_of_a_strong_market_earn_and_those_of_its_opposite_lose()
    {
        var (earning, losing) = (Train(Strong, Options(), new RidgeLearner { Alpha = 1_000 }), Train(Strong, Options(), new Backwards()));
        var report = earning.Combinatorial!;
        Assert.Equal((15, 5, 5), (report.Splits, report.PlannedPaths, report.Paths.Count));
        Assert.True(report.LosingShare < 0.5 && report.MedianNetReturn > 0 && report.WorstNetReturn <= report.MedianNetReturn);
        Assert.All(report.Paths, p => Assert.True(p is { RankCorrelation: > 0, ProbabilisticSharpe: > 0.5, Result.MaxDrawdown: > 0 }));
        Assert.Equal((GuardVerdict.Held, report.MedianNetReturn), (Of(earning).Verdict, Of(earning).Measured));
        Assert.Equal(GuardVerdict.Failed, Of(losing).Verdict);
        Assert.Equal(1, losing.Combinatorial!.LosingShare);
        Assert.DoesNotContain(GuardNames.CombinatorialPaths, GuardNames.BindingByDefault);
    }

    [Fact]
    public void The_ratio_pays_for_every_trial_and_overfitting_is_that_of_the_guard()
    {
        var options = Options();
        options.Search = new SearchOptions { Trials = 6, Folds = 3, StartupTrials = 4, Spaces = [SearchSpaces.Default(6)[0]] };
        var result = new ModelTrainer(options, Scene.Costs).Train(Scene.Rows(Strong), AlwaysOpenCalendar.Instance, new string('0', 64));
        var report = result.Combinatorial!;
        Assert.Equal(6, report.Trials);
        Assert.All(report.Paths, p => Assert.True(p.DeflatedSharpe < p.ProbabilisticSharpe, $"{p.DeflatedSharpe} and {p.ProbabilisticSharpe}"));
        Assert.Equal(result.Guards.Single(g => g.Name == GuardNames.BacktestOverfitting).Measured, report.OverfittingProbability);
        Assert.NotNull(report.OverfittingProbability);
    }

    [Fact]
    public void Holdout_and_replay_have_no_influence_on_a_path()
    {
        var one = Train(Strong, Options(), new RidgeLearner { Alpha = 1_000 });
        var border = one.Split.HoldoutBars.Start.Value;
        var poisoned = Strong.Select((b, i) => i < border
            ? b
            : new Bar(b.Series, b.OpenTime, b.Open * 3, b.High * 3, b.Low * 3, b.Close * 3, b.Volume, b.AvailableAt, b.Provenance)).ToList();
        AssertSame(one.Combinatorial!, Train(poisoned, Options(), new RidgeLearner { Alpha = 1_000 }).Combinatorial!);
        Assert.True(one.Combinatorial!.Times[^1] <= Strong[border].OpenTime);
    }

    [Fact]
    public void No_number_of_threads_changes_a_path()
    {
        var (one, four) = (new BoostedTreesLearner { Rounds = 20, Threads = 1 }, new BoostedTreesLearner { Rounds = 20, Threads = 4 });
        AssertSame(Train(Strong, Options(), one).Combinatorial!, Train(Strong, Options(), four).Combinatorial!);
    }

    [Fact]
    public void A_budget_that_is_used_up_leaves_whole_paths_the_same_as_without_it()
    {
        var options = Options();
        options.Combinatorial!.TimeBudget = TimeSpan.FromSeconds(1);
        var result = Train(Strong, options, new RidgeLearner { Alpha = 1_000 }, clock: new HastyClock());
        var report = result.Combinatorial!;

        // The first path takes each group from the first split that tests it, which are five.
        Assert.Equal((5, 1, 5), (report.Splits, report.Paths.Count, report.PlannedPaths));
        Assert.Contains("1 of 5 paths, for the time was up,", Of(result).Words, StringComparison.Ordinal);
        Assert.Equal(Train(Strong, Options(), new RidgeLearner { Alpha = 1_000 }).Combinatorial!.Paths[0].Equity, report.Paths[0].Equity);
    }

    [Fact]
    public void Every_split_is_told_once_and_a_cancellation_ends_them()
    {
        var told = new Told();
        Train(Strong, Options(), new RidgeLearner { Alpha = 1_000 }, told);
        Assert.Equal(Enumerable.Range(1, 15), told.All.Where(p => p.PlannedSplits > 0).Select(p => p.Splits));
        Assert.All(told.All.Where(p => p.PlannedSplits > 0), p => Assert.Equal((15, p.Planned), (p.PlannedSplits, p.Trials)));

        using var source = new CancellationTokenSource();
        var cancelling = new Told(p =>
        {
            if (p.Splits == 1)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Train(Strong, Options(), new RidgeLearner { Alpha = 1_000 }, cancelling, token: source.Token));
        Assert.True(cancelling.All.Max(p => p.Splits) < 15);
    }

    [Fact]
    public void What_nobody_asked_for_and_what_cannot_be_made_was_not_measured()
    {
        var plain = Train(Strong, new TrainingOptions(), new RidgeLearner { Alpha = 1_000 });
        Assert.Null(plain.Combinatorial);
        Assert.Equal(GuardVerdict.NotMeasured, Of(plain).Verdict);
        Assert.Contains("not asked for", Of(plain).Words, StringComparison.Ordinal);

        // The embargo on both sides of one short group between two tests leaves nothing of it to train on.
        var options = Options();
        (options.Combinatorial!.Groups, options.Combinatorial.TestGroups) = (50, 49);
        var crowded = Train(Strong, options, new RidgeLearner { Alpha = 1_000 });
        Assert.Null(crowded.Combinatorial);
        Assert.Equal(GuardVerdict.NotMeasured, Of(crowded).Verdict);
        Assert.Contains("embargo of 24 bars", Of(crowded).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1, "Combinatorial.Groups is 2; set it from 3 to 50.")]
    [InlineData(6, 6, "Combinatorial.TestGroups is 6; set it from 1 to 5")]
    [InlineData(6, 0, "Combinatorial.TestGroups is 0; set it from 1 to 5")]
    [InlineData(16, 8, "make 12870 splits")]
    public void Options_out_of_range_are_refused(int groups, int testGroups, string message)
    {
        using var services = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse.AddTraining(o => o.Combinatorial = new CombinatorialOptions { Groups = groups, TestGroups = testGroups }))
            .BuildServiceProvider();
        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<TrainingOptions>>().Value);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static TrainingOptions Options() => new() { FlatShares = [0], Combinatorial = new CombinatorialOptions() };

    private static GuardResult Of(TrainingResult result) => result.Guards.Single(g => g.Name == GuardNames.CombinatorialPaths);

    private static void AssertSame(CombinatorialReport one, CombinatorialReport two)
    {
        Assert.Equal(one.Times, two.Times);
        Assert.Equal(one.Paths.Count, two.Paths.Count);
        foreach (var (a, b) in one.Paths.Zip(two.Paths))
        {
            Assert.Equal(a.Equity, b.Equity);
            Assert.Equal(a with { Equity = [] }, b with { Equity = [] });
        }
    }

    private static TrainingResult Train(
        IReadOnlyList<Bar> bars, TrainingOptions options, ILearner learner, IProgress<TrainingProgress>? progress = null, TimeProvider? clock = null, CancellationToken token = default) =>
        new ModelTrainer(options, Scene.Costs, clock).Train(
            Scene.Rows(bars), AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner, Return)], progress: progress, cancellationToken: token);

    private sealed class Told(Action<TrainingProgress>? then = null) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            then?.Invoke(value);
        }
    }

    /// <summary>Every look at it is a minute later.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 60 * ++_looks;
    }

    private sealed class Backwards : ILearner
    {
        public string Name => "backwards";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
            new Opposite(new RidgeLearner { Alpha = 1_000 }.Fit(data, seed, cancellationToken));
    }

    private sealed class Opposite(IModel model) : IModel
    {
        public string Kind => "opposite";

        public ModelTask Task => model.Task;

        public FeatureSchema Schema => model.Schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            var known = model.TryScore(features, out score);
            score = -score;
            return known;
        }
    }
}
