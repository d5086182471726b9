using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests;

public sealed class SearchTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(3_000, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);

    [Fact]
    public void Every_trial_is_recorded_counted_and_drawn_again_by_the_same_seed()
    {
        var result = Train(Search(trials: 10, folds: 3));
        Assert.Equal(Enumerable.Range(1, 10), result.Trials.Select(t => t.Number));
        Assert.Equal(10, result.Artifact.Manifest.Trials);
        Assert.All(result.Trials, t => Assert.Equal(3, t.Folds));
        Assert.Equal(result.Trials.Max(t => t.NetSharpe), result.Chosen.NetSharpe);
        Assert.True(result.Trials.Select(t => t.Options["drawn"]).Distinct(StringComparer.Ordinal).Count() >= 9);

        var again = Train(Search(trials: 10, folds: 3));
        Assert.Equal(result.Trials.Select(t => (t.Options["drawn"], t.NetSharpe)), again.Trials.Select(t => (t.Options["drawn"], t.NetSharpe)));
        Assert.Equal(ModelFile.ToBytes(result.Artifact), ModelFile.ToBytes(again.Artifact));
    }

    [Fact]
    public void A_search_that_was_stopped_goes_on_from_its_journal()
    {
        using var folder = new TemporaryFolder();
        var (whole, cut) = (Path.Combine(folder.Path, "whole.jsonl"), Path.Combine(folder.Path, "cut.jsonl"));
        var expected = Train(Search(6, 2, whole));
        var lines = File.ReadAllLines(whole);
        Assert.Equal(12, lines.Length);

        // Seven folds were done, and the eighth line was being written.
        File.WriteAllText(cut, string.Join('\n', lines.Take(7)) + "\n" + lines[7][..(lines[7].Length / 2)]);
        var resumed = Train(Search(6, 2, cut));
        Assert.Equal(ModelFile.ToBytes(expected.Artifact), ModelFile.ToBytes(resumed.Artifact));
        Assert.Equal(expected.Trials.Select(t => t.NetSharpe), resumed.Trials.Select(t => t.NetSharpe));
        Assert.Equal(13, File.ReadAllLines(cut).Length);

        // What is known is not judged again, and what was changed is, whether in a number or in a return.
        Train(Search(6, 2, whole));
        Assert.Equal(12, File.ReadAllLines(whole).Length);
        foreach (var (from, to) in new[] { ("\"trades\":", "\"trades\":9"), ("\"first_bar\":", "\"first_bar\":99"), ("\"returns\":\"AAAA", "\"returns\":\"AAAB"), ("\"fold\":0", "\"fold\":7") })
        {
            string[] forged = [.. lines.Select(l => l.Replace(from, to, StringComparison.Ordinal))];
            Assert.NotEqual(lines, forged);
            File.WriteAllLines(whole, forged);
            Assert.Equal(expected.Trials.Select(t => (t.NetReturn, t.Trades)), Train(Search(6, 2, whole)).Trials.Select(t => (t.NetReturn, t.Trades)));
            Assert.Equal(12 + forged.Zip(lines).Count(p => p.First != p.Second), File.ReadAllLines(whole).Length);
        }

        // Nor is one of another seed known.
        var other = Search(6, 2, whole);
        other.Seed = 7;
        var before = File.ReadAllLines(whole).Length;
        Train(other);
        Assert.Equal(before + 12, File.ReadAllLines(whole).Length);
    }

    [Fact]
    public void Halving_gives_trials_up_and_counts_them_all_the_same()
    {
        var options = Search(trials: 8, folds: 4);
        options.Search!.UseHalving = true;
        var result = Train(options);
        Assert.Equal(8, result.Artifact.Manifest.Trials);
        Assert.Contains(result.Trials, t => t is { IsComplete: false, Folds: < 4 });
        Assert.True(result.Chosen is { IsComplete: true, Folds: 4 });
    }

    [Fact]
    public void The_same_draw_of_a_space_that_makes_something_else_of_it_is_not_taken_from_the_journal()
    {
        using var folder = new TemporaryFolder();
        var alpha = new RealParameter("alpha", 1, 10);
        var options = Search(trials: 4, folds: 2, folder.File("trials.jsonl"));
        options.Search!.Spaces = [Ridge(6)];
        var six = Train(options);
        options.Search.Spaces = [Ridge(3)];
        var known = Train(options);
        options.Search.JournalFile = null;
        var three = Train(options);
        Assert.Equal(three.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));
        Assert.NotEqual(six.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));

        LearnerSpace Ridge(int horizon) =>
            new("mine", [alpha], p => new TrialPlan(new Candidate(new RidgeLearner { Alpha = p.Of(alpha) }, Labels.ForwardLogReturn(horizon)), 0));
    }

    [Fact]
    public void A_time_budget_ends_a_search_after_the_trial_that_is_being_made()
    {
        var clock = new SteppingClock();
        var options = Search(trials: 50, folds: 1);
        options.Search!.TimeBudget = TimeSpan.FromSeconds(3.5);
        var result = new ModelTrainer(options, Scene.Costs, clock).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64));
        Assert.Equal(4, result.Trials.Count);
        Assert.Equal(4, result.Artifact.Manifest.Trials);
    }

    [Fact]
    public void A_draw_without_a_model_is_a_trial_that_failed()
    {
        var alpha = new RealParameter("alpha", 1, 10);
        var refusing = new LearnerSpace("refusing", [alpha], _ => new TrialPlan(new Candidate(new Refusing(), Labels.ForwardLogReturn(6)), 0));
        var ridge = new LearnerSpace("ridge", [alpha], p => new TrialPlan(new Candidate(new RidgeLearner { Alpha = p.Of(alpha) }, Labels.ForwardLogReturn(6)), 0));
        var options = Search(trials: 6, folds: 2);
        options.Search!.Spaces = [refusing, ridge];
        var result = Train(options);
        Assert.Equal(6, result.Artifact.Manifest.Trials);
        Assert.Contains(result.Trials, t => t is { Failure: "nothing to learn", NetSharpe: null, IsComplete: false });
        Assert.Equal("ridge", result.Chosen.Learner);

        options.Search.Spaces = [refusing];
        Assert.Contains("nothing to learn", Assert.Throws<LearningException>(() => Train(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_estimator_finds_the_top_of_a_hill_sooner_than_chance()
    {
        var (estimator, random) = (0.0, 0.0);
        for (var seed = 1; seed <= 20; seed++)
        {
            estimator += Climb(SearchMethod.TreeParzen, seed);
            random += Climb(SearchMethod.Random, seed);
        }

        Assert.True(estimator > random + 20 * 0.02, $"{estimator / 20} against {random / 20}");
    }

    [Fact]
    public void Draws_lie_in_the_space_and_reach_its_ends()
    {
        var (a, b, c) = (new RealParameter("a", 1, 100, isLogarithmic: true), new IntegerParameter("b", 1, 5), new ChoiceParameter<double>("c", [0, 0.5]));
        var space = new LearnerSpace("s", [a, b, c], _ => throw new InvalidOperationException());
        var sampler = new TrialSampler([space], SearchMethod.Random, 2, seed: 3);
        var points = Enumerable.Range(0, 400).Select(_ => sampler.Next()).ToList();
        Assert.All(points, p => Assert.InRange(p.Of(a), 1, 100));
        Assert.Equal([1, 2, 3, 4, 5], points.Select(p => p.Of(b)).Distinct().Order());
        Assert.Equal([0, 0.5], points.Select(p => p.Of(c)).Distinct().Order());

        // On a logarithmic range half of the draws lie below the geometric mean of its ends.
        Assert.InRange(points.Count(p => p.Of(a) < 10), 170, 230);
        Assert.StartsWith("s(a=", points[0].Text, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => points[0].Of(new RealParameter("a", 1, 100)));
    }

    [Fact]
    public void Profiles_differ_in_their_search_and_in_what_it_is_judged_on_after()
    {
        foreach (var profile in Enum.GetValues<TrainingProfile>())
        {
            var (options, plain) = (new TrainingOptions().Use(profile), new TrainingOptions());
            Assert.Equal(profile == TrainingProfile.Fast, options.Search is null);
            Assert.Equal(profile is TrainingProfile.Full or TrainingProfile.Adaptive, options.Combinatorial is not null);
            Assert.Equal((plain.Split.EmbargoBars, plain.Split.Purge, plain.Folds, plain.Confidence), (options.Split.EmbargoBars, options.Split.Purge, options.Folds, options.Confidence));
        }
    }

    private static double Climb(SearchMethod method, long seed)
    {
        RealParameter[] axes = [new("x", 0, 1), new("y", 0, 1)];
        var low = new LearnerSpace("low", axes, _ => throw new InvalidOperationException());
        var high = new LearnerSpace("high", axes, _ => throw new InvalidOperationException());
        var sampler = new TrialSampler([low, high], method, startupTrials: 8, seed);
        var best = double.NegativeInfinity;
        for (var i = 0; i < 40; i++)
        {
            var point = sampler.Next();
            var distance = Math.Pow(point.Of(axes[0]) - 0.8, 2) + Math.Pow(point.Of(axes[1]) - 0.3, 2);
            var score = (ReferenceEquals(point.Space, high) ? 0 : -0.5) - Math.Sqrt(distance);
            sampler.Report(point, score);
            best = Math.Max(best, score);
        }

        return best;
    }

    private static TrainingOptions Search(int trials, int folds, string? journal = null) =>
        new() { Search = new SearchOptions { Trials = trials, Folds = folds, StartupTrials = 4, JournalFile = journal } };

    private static TrainingResult Train(TrainingOptions options) =>
        new ModelTrainer(options, Scene.Costs).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64));

    private sealed class Refusing : ILearner
    {
        public string Name => "refusing";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => throw new LearningException("nothing to learn");
    }

    /// <summary>A second goes by at each look.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
