using System.Security.Cryptography;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests;

/// <summary>A journal gives back what trials came to on the same rows and by the same code, and nothing else.</summary>
public sealed class SearchJournalTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(1_500, 8);

    private static readonly RealParameter Rate = new("learning_rate", 0.05, 0.3);

    [Fact]
    public void A_source_that_was_scored_anew_is_not_taken_from_the_journal()
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (Moods(0), Moods(7));
        Assert.Equal(before.Schema.Hash, after.Schema.Hash);
        var options = Search(folder.File("trials.jsonl"), p => new RidgeLearner { Alpha = p.Of(Rate) });
        var first = Train(before, options);
        var known = Train(after, options);
        options.Search!.JournalFile = null;
        var fresh = Train(after, options);
        Assert.Equal(fresh.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));
        Assert.NotEqual(first.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));

        // The bars are the same, and what was learned from is not.
        Assert.Equal(first.Artifact.Manifest.Options["bars_sha256"], known.Artifact.Manifest.Options["bars_sha256"]);
        Assert.NotEqual(first.Artifact.Manifest.DataHash, known.Artifact.Manifest.DataHash);
        Assert.Equal(DataFingerprint.Of(new string('0', 64), after, known.Split.ReplayStart), known.Artifact.Manifest.DataHash);
    }

    [Fact]
    public void An_objective_of_the_same_name_with_another_number_in_it_is_not_taken_from_the_journal()
    {
        using var folder = new TemporaryFolder();
        var rows = Moods(0);
        var options = Search(folder.File("trials.jsonl"), p => Trees(p, 1));
        var plain = Train(rows, options);
        options.Search!.Spaces = Search(null, p => Trees(p, 4)).Search!.Spaces;
        var known = Train(rows, options);
        options.Search.JournalFile = null;
        var fresh = Train(rows, options);
        Assert.Equal(fresh.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));
        Assert.NotEqual(plain.Trials.Select(t => t.NetReturn), known.Trials.Select(t => t.NetReturn));
    }

    [Fact]
    public void The_parts_of_a_pair_are_told_apart_by_their_code()
    {
        var set = SampleSet.Build(Moods(0), Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var parameter = new RealParameter("a", 1, 2);
        var space = new LearnerSpace("s", [parameter], _ => throw new InvalidOperationException());
        var point = new TrialSampler([space], SearchMethod.Random, 2, seed: 3).Next();
        string Key(ILearner primary) =>
            TrialKey.Of(new TrialPlan(new Candidate(new MetaLabelLearner(primary, new LogisticLearner(), 6), set.Label), 0), point, set);
        Assert.Equal(Key(Trees(point: null, 1)), Key(Trees(point: null, 1)));
        Assert.NotEqual(Key(Trees(point: null, 1)), Key(Trees(point: null, 2)));
        Assert.NotEqual(Key(SelectingLearner.Of(Trees(point: null, 1))), Key(SelectingLearner.Of(Trees(point: null, 2))));
        Assert.Contains(typeof(SearchJournalTests).Module.ModuleVersionId.ToString(), Key(Trees(point: null, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_that_leaves_the_rows_as_they_are_and_changes_labels_makes_other_trials()
    {
        string Key(FeatureMatrix rows)
        {
            var set = SampleSet.Build(rows, Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
            var point = new TrialSampler([new LearnerSpace("s", [Rate], _ => throw new InvalidOperationException())], SearchMethod.Random, 2, seed: 3).Next();
            return TrialKey.Of(new TrialPlan(new Candidate(new RidgeLearner(), set.Label), 0), point, set);
        }

        var late = new SeriesCut(Bars[0].Series.Instrument, InstrumentEventKind.Split, Bars[Bars.Count / 2].OpenTime, Bars[^1].AvailableAt.AddDays(1), "the exchange");
        var (plain, cut) = (Moods(0), Moods(0, late));
        Assert.Equal(plain.Hash, cut.Hash);
        Assert.NotEqual(Key(plain), Key(cut));
    }

    [Fact]
    public void A_key_ends_with_the_hash_of_all_targets_and_their_bars()
    {
        var set = SampleSet.Build(Moods(0), Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var point = new TrialSampler([new LearnerSpace("s", [Rate], _ => throw new InvalidOperationException())], SearchMethod.Random, 2, seed: 3).Next();
        string HashOf(SampleSet samples) => TrialKey.Of(new TrialPlan(new Candidate(new RidgeLearner(), samples.Label), 0), point, samples).Split('|')[^1];
        byte[] bytes = [.. set.Samples.SelectMany(s => BitConverter.GetBytes(s.Target)), .. set.Samples.SelectMany(s => (byte[])[.. BitConverter.GetBytes(s.BarIndex), .. BitConverter.GetBytes(s.EndIndex)])];
        var expected = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        Assert.Equal((expected, expected), (HashOf(set), HashOf(set)));
        Assert.NotEqual(expected, HashOf(set.WithTargets([.. set.Samples.Select((s, i) => i == 0 ? 7 : s.Target)])));
    }

    private static TrainingOptions Search(string? journal, Func<SearchPoint, ILearner> create) => new()
    {
        Search = new SearchOptions
        {
            Trials = 3,
            Folds = 2,
            StartupTrials = 2,
            JournalFile = journal,
            Spaces = [new LearnerSpace("mine", [Rate], p => new TrialPlan(new Candidate(create(p), Labels.ForwardLogReturn(6)), 0))],
        },
    };

    private static BoostedTreesLearner Trees(SearchPoint? point, double above) => new()
    {
        Rounds = 5,
        LearningRate = point is null ? 0.1 : point.Of(Rate),
        Objective = new BoostingObjective(
            "lopsided",
            (scores, targets, first, second) =>
            {
                for (var i = 0; i < scores.Length; i++)
                {
                    var error = scores[i] - targets[i];
                    (first[i], second[i]) = error > 0 ? (above * error, above) : (error, 1);
                }
            },
            (score, target) => (score > target ? above : 1) * (score - target) * (score - target)),
    };

    private static FeatureMatrix Moods(int phase, params SeriesCut[] cuts) => FeatureMatrix.Compute(
        FeatureSet.Parse("moods", "log_return(1)", "rsi(14)", "input(mood)"),
        AlwaysOpenCalendar.Instance,
        Bars,
        new FeatureInputs { Sources = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal) { ["mood"] = new Mood(phase) }, Cuts = cuts });

    private static TrainingResult Train(FeatureMatrix rows, TrainingOptions options) =>
        new ModelTrainer(options, Scene.Costs).Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64));

    private sealed class Mood(int phase) : IFeatureSource
    {
        public bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading)
        {
            reading = new FeatureReading(Math.Sin(phase + openTime.ToUnixTimeSeconds() / 36_000.0), openTime);
            return true;
        }
    }
}
