using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests.MetaLabelling;

/// <summary>Rounds of the parts of a pair are found in each fold, and the guard refuses those that were found where they are judged.</summary>
public sealed class PairStoppingTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A sample an hour whose label ends three bars on.
    private static readonly Sample[] Samples = [.. Enumerable.Range(0, 100).Select(i => (i, Time: Start.AddHours(i)))
        .Select(s => new Sample(s.i, s.i + 3, s.Time, s.Time.AddHours(1), s.Time.AddHours(3), s.Time.AddHours(4), 0))];

    [Fact]
    public void Each_fold_is_scored_with_its_own_rounds_and_the_last_fit_does_the_middle_of_them()
    {
        const int count = 600;
        var script = new Script([5, 9, 2]);
        var fit = MetaScene.Learner(new Scripted(script, 30)).FitPair(MetaScene.Rows(count), 1, CancellationToken.None);

        Assert.Equal([5, 9, 2, 5], script.Fits.Select(f => f.Rounds));
        Assert.Equal(5, fit.Rounds["primary"]);
        Assert.Equal(3, fit.Stops.Count);
        for (var fold = 0; fold < 3; fold++)
        {
            // Nothing that said when to stop is scored with that, nor is a row whose label overlaps one.
            var said = script.Slices[fold];
            Assert.Equal(said.Growing, fit.Stops[fold].Growing.Select(row => (double)row));
            Assert.Equal(said.Stopping, fit.Stops[fold].Stopping.Select(row => (double)row));
            Assert.All(said.Growing.Concat(said.Stopping), row => Assert.True(fit.Stops[fold].Tested[0] - row > MetaScene.Horizon || row - fit.Stops[fold].Tested[^1] > MetaScene.Horizon));
            Assert.Subset(script.Fits[fold].Rows.ToHashSet(), said.Growing.Concat(said.Stopping).ToHashSet());
        }

        Assert.Equal(count, script.Fits[^1].Rows.Length);
        Assert.Empty(MetaScene.Learner().FindStops(MetaScene.Rows(count), 1, CancellationToken.None));
    }

    [Fact]
    public void Rows_without_a_side_are_none_that_a_part_stops_on()
    {
        var data = MetaScene.Rows(600);
        var targets = data.Targets.ToArray();
        for (var i = 0; i < targets.Length; i += 4)
        {
            targets[i] = 0;
        }

        var some = new TrainingMatrix(data.Schema, [.. data.Column(0), .. data.Column(1), .. data.Column(2)], targets).WithTimes(data.Times.ToArray());
        var growing = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 2, Rounds = 5 };
        var stops = MetaScene.Learner(growing).FindStops(some, 1, CancellationToken.None);
        Assert.Equal(3, stops.Count);
        Assert.All(stops, stop => Assert.DoesNotContain(stop.Growing.Concat(stop.Stopping), row => row % 4 == 0));
    }

    [Fact]
    public void The_guard_holds_where_all_four_are_apart_and_refuses_where_two_of_them_meet()
    {
        Assert.Equal((GuardVerdict.Held, 0.0), Judge(0..30, 35..45, 50..70, 75..100));
        var held = SplitGuards.OfPair(Samples, [Stop(0..30, 35..45, 50..70, 75..100), Stop(50..60, 65..70, 0..45, 75..100)]);
        Assert.StartsWith("the primary model was best after 2 to 2 rounds in 2 folds, each by its own of 15 samples that only say when to stop; 0 samples", held.Words, StringComparison.Ordinal);

        // Samples on both sides, and then labels alone: that of the sample before a border reaches over it.
        Assert.Equal(GuardVerdict.Failed, Judge(0..36, 35..45, 50..70, 75..100).Verdict);
        Assert.Equal(GuardVerdict.Failed, Judge(0..30, 35..51, 50..70, 75..100).Verdict);
        Assert.Equal(GuardVerdict.Failed, Judge(51..60, 65..70, 0..52, 75..100).Verdict);
        Assert.Equal(GuardVerdict.Failed, Judge(0..30, 70..80, 40..60, 75..100).Verdict);
        Assert.Equal((GuardVerdict.Failed, 1.0), Judge(0..33, 35..45, 50..70, 75..100));
        Assert.Equal((GuardVerdict.Failed, 2.0), Judge(0..30, 35..49, 50..70, 75..100));
        Assert.Equal((GuardVerdict.Failed, 1.0), Judge(0..30, 60..73, 40..55, 75..100));
    }

    [Fact]
    public void A_pair_that_stops_on_labels_that_reach_into_what_it_is_compared_on_is_refused()
    {
        GuardResult Guard(bool purge)
        {
            var options = new TrainingOptions { FlatShares = [0], Folds = 2 };
            (options.Split.Purge, options.Split.EmbargoBars) = (purge, 0);
            var growing = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 1, Rounds = 2 };
            var candidate = new Candidate(new MetaLabelLearner(new LogisticLearner { Alpha = 100 }, growing, 6) { Folds = 2 }, Labels.NetSide(6, 10));
            return new ModelTrainer(options, Scene.Costs)
                .Train(Scene.Rows(Scene.Bars(1_500, 8)), AlwaysOpenCalendar.Instance, new string('0', 64), [candidate])
                .Guards.Single(g => g.Name == GuardNames.EarlyStopping);
        }

        var (held, failed) = (Guard(purge: true), Guard(purge: false));
        Assert.True(held is { Verdict: GuardVerdict.Held, Measured: 0 }, held.Words);
        Assert.True(failed is { Verdict: GuardVerdict.Failed, Measured: > 0 and <= 6 }, failed.Words);
    }

    private static (GuardVerdict Verdict, double Measured) Judge(Range growing, Range stopping, Range tested, Range compared)
    {
        var result = SplitGuards.OfPair(Samples, [Stop(growing, stopping, tested, compared)]);
        return (result.Verdict, result.Measured!.Value);
    }

    private static ComparedStopping Stop(Range growing, Range stopping, Range tested, Range compared) =>
        new(new PartStopping("primary", new LearningCurve([3, 2, 1], [3, 2, 1]), Rows(growing), Rows(stopping), Rows(tested)), compared);

    private static int[] Rows(Range range) => [.. Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value)];

    private sealed class Script(int[] rounds)
    {
        public List<(double[] Growing, double[] Stopping)> Slices { get; } = [];

        public List<(int Rounds, double[] Rows)> Fits { get; } = [];

        public int Next() => rounds[Slices.Count - 1];
    }

    /// <summary>Stops where the script says, and writes down which rows it was given.</summary>
    private sealed class Scripted(Script script, int rounds) : IValidatedLearner
    {
        public string Name => "scripted";

        public ModelTask Task => ModelTask.Regression;

        public int Rounds => rounds;

        public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

        public IValidatedLearner WithRounds(int other) => new Scripted(script, other);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            script.Fits.Add((rounds, data.Column(0).ToArray()));
            return new RidgeLearner { Alpha = 1 }.Fit(data, seed, cancellationToken);
        }

        public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default)
        {
            script.Slices.Add((data.Column(0).ToArray(), validation.Column(0).ToArray()));
            double[] losses = [.. Enumerable.Range(0, rounds + 1).Select(r => Math.Abs(r - script.Next()))];
            return new ValidatedFit(new RidgeLearner { Alpha = 1 }.Fit(data, seed, cancellationToken), new LearningCurve(losses, losses));
        }
    }
}
