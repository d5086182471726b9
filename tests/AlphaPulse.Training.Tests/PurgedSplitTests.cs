using AlphaPulse.Features;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Training.Tests;

public sealed class PurgedSplitTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_training_label_touches_a_test_label_and_the_embargo_is_held() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var samples = Samples(random);
        var timeline = SampleTimeline.Of(samples);
        var embargo = random.NextInt32(6);
        foreach (var folds in Every(timeline, random, embargo))
        {
            foreach (var fold in folds)
            {
                AssertApart(samples, fold, embargo);
                Assert.Equal(fold.Train.Count, fold.Train.Distinct().Count());
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_sample_is_tested_as_often_as_promised() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var samples = Samples(random);
        var timeline = SampleTimeline.Of(samples);
        Assert.Equal(Enumerable.Range(0, samples.Count), PurgedSplits.KFold(timeline, 2 + random.NextInt32(4), 1).SelectMany(f => f.Test).Order());

        var walk = PurgedSplits.WalkForward(timeline, 1 + random.NextInt32(4), 1, firstTrainShare: 0.5);
        var first = walk[0].Test[0];
        Assert.Equal(timeline.Positions.SkipWhile(p => p != first), walk.SelectMany(f => f.Test));

        var splits = new CombinatorialSplits(5, 2);
        var combined = PurgedSplits.Combinatorial(timeline, splits, 1);
        Assert.All(combined.Folds.SelectMany(f => f.Test).GroupBy(p => p), tests => Assert.Equal(splits.Paths, tests.Count()));
        Assert.Equal(samples.Count, combined.Folds.SelectMany(f => f.Test).Distinct().Count());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_but_the_overlap_and_the_embargo_is_left_out() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var samples = Samples(random);
        foreach (var fold in PurgedSplits.KFold(SampleTimeline.Of(samples), 3, embargoBars: 0))
        {
            Assert.Equal(samples.Count, fold.Train.Count + fold.Test.Count + fold.Purged);
            var left = Enumerable.Range(0, samples.Count).Except(fold.Train).Except(fold.Test).ToList();

            // Every purged sample shares something with what is tested, or with a row among it.
            Assert.All(left, purged => Assert.True(fold.Test.Any(test => Overlap(samples[purged], samples[test])) || IsKnownLate(samples[purged], samples, fold.Test)));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_path_joins_the_tests_of_the_folds_and_holds_every_sample_once()
    {
        var samples = Samples(new DeterministicRandom(7));
        var timeline = SampleTimeline.Of(samples);
        var combined = PurgedSplits.Combinatorial(timeline, new CombinatorialSplits(6, 2), embargoBars: 1);
        Assert.Equal(5, combined.Splits.Paths);

        // Each fold says which sample and which fold it was, so a path shows where its values come from.
        var tested = combined.Folds.Select((fold, number) => (IReadOnlyList<(int Sample, int Fold)>)[.. fold.Test.Select(t => (t, number))]).ToList();
        var paths = Enumerable.Range(0, 5).Select(p => combined.Assemble(p, tested)).ToList();
        Assert.All(paths, path => Assert.Equal(timeline.Positions, path.Select(v => v.Sample)));
        Assert.Equal(combined.Folds.Sum(f => f.Test.Count), paths.SelectMany(p => p).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => combined.Assemble(5, tested));
        Assert.Throws<ArgumentException>(() => combined.Assemble(0, tested.Skip(1).ToList()));
    }

    [Fact]
    public void A_window_that_rolls_forgets_and_one_that_grows_does_not()
    {
        var timeline = SampleTimeline.Of(Samples(new DeterministicRandom(7)));
        var rolling = PurgedSplits.WalkForward(timeline, 4, 2, WalkForwardWindow.Rolling);
        var expanding = PurgedSplits.WalkForward(timeline, 4, 2);
        Assert.Equal(rolling[0].Train, expanding[0].Train);
        Assert.True(rolling[3].Train[0] > rolling[0].Train[0]);
        Assert.All(expanding, fold => Assert.Equal(expanding[0].Train[0], fold.Train[0]));
    }

    [Fact]
    public void Instruments_are_purged_across_each_other()
    {
        // Two instruments with the same bars: a label of one tells that of the other.
        var one = Regular(60, horizon: 4);
        var timeline = SampleTimeline.Of([.. one, .. one]);
        foreach (var fold in PurgedSplits.KFold(timeline, 3, embargoBars: 0))
        {
            Assert.Empty(fold.Train.Select(t => t % 60).Intersect(fold.Test.Select(t => t % 60)));
            Assert.All(fold.Train, train => Assert.All(fold.Test, test => Assert.True(Math.Abs(train % 60 - test % 60) > 4)));
        }
    }

    [Theory]
    [InlineData("no bar time")]
    [InlineData("known")]
    [InlineData("label ends")]
    [InlineData("label was known")]
    public void Samples_without_times_are_refused(string missing)
    {
        var samples = Regular(30, horizon: 2).ToArray();
        samples[17] = missing switch
        {
            "no bar time" => default,
            "known" => samples[17] with { KnownAt = default },
            "label ends" => samples[17] with { HorizonTime = default },
            _ => samples[17] with { LabelEnd = default },
        };
        var exception = Assert.Throws<UntimedSampleException>(() => SampleTimeline.Of(samples));
        Assert.Contains("Sample 17", exception.Message, StringComparison.Ordinal);
        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_history_is_refused_with_the_numbers()
    {
        var timeline = SampleTimeline.Of(Regular(10, horizon: 4));
        Assert.Contains("embargo of 9 bars", Assert.Throws<InsufficientHistoryException>(() => PurgedSplits.KFold(timeline, 2, 9)).Message, StringComparison.Ordinal);
        Assert.Throws<InsufficientHistoryException>(() => PurgedSplits.KFold(timeline, 11, 0));
        Assert.Throws<InsufficientHistoryException>(() => SampleTimeline.Of([]));
    }

    private static IEnumerable<IReadOnlyList<PurgedFold>> Every(SampleTimeline timeline, DeterministicRandom random, int embargo) =>
    [
        PurgedSplits.KFold(timeline, 2 + random.NextInt32(3), embargo),
        PurgedSplits.WalkForward(timeline, 1 + random.NextInt32(3), embargo, WalkForwardWindow.Expanding, 0.4),
        PurgedSplits.WalkForward(timeline, 1 + random.NextInt32(3), embargo, WalkForwardWindow.Rolling, 0.4),
        PurgedSplits.Combinatorial(timeline, new CombinatorialSplits(4, 2), embargo).Folds,
    ];

    private static void AssertApart(List<Sample> samples, PurgedFold fold, int embargo)
    {
        var times = samples.Select(s => s.BarTime).ToArray();
        foreach (var train in fold.Train)
        {
            foreach (var test in fold.Test)
            {
                var (a, b) = train < test ? (samples[train], samples[test]) : (samples[test], samples[train]);
                var free = Array.BinarySearch(times, b.BarTime) - UpTo(times, a.HorizonTime);
                if (train == test || Overlap(a, b) || free < embargo)
                {
                    Assert.Fail($"{a} and {b} with {free} bars between them");
                }
            }
        }
    }

    private static int UpTo(DateTimeOffset[] times, DateTimeOffset time)
    {
        var place = Array.BinarySearch(times, time);
        return place >= 0 ? place + 1 : ~place;
    }

    private static bool Overlap(Sample a, Sample b) =>
        (a.BarTime <= b.HorizonTime && b.BarTime <= a.HorizonTime) || (a.KnownAt < b.LabelEnd && b.KnownAt < a.LabelEnd);

    private static bool IsKnownLate(Sample purged, List<Sample> samples, IReadOnlyList<int> test) =>
        purged.LabelEnd > test.Min(t => samples[t].KnownAt) && purged.KnownAt < test.Max(t => samples[t].LabelEnd);

    /// <summary>Hours with gaps, labels of one to eight hours, and features and labels that are known some time after their bars.</summary>
    private static List<Sample> Samples(DeterministicRandom random)
    {
        var samples = new List<Sample>();
        var hour = 0;
        for (var i = 0; i < 100; i++)
        {
            hour += 1 + (random.NextInt32(8) == 0 ? random.NextInt32(5) : 0);
            var (time, ahead) = (Start.AddHours(hour), 1 + random.NextInt32(8));
            var known = time.AddHours(1).AddMinutes(random.NextInt32(4) == 0 ? random.NextInt32(180) : 0);
            var end = time.AddHours(ahead + 1).AddMinutes(random.NextInt32(4) == 0 ? random.NextInt32(180) : 0);
            samples.Add(new Sample(i, i + 1, time, known, time.AddHours(ahead), end > known ? end : known, random.NextDouble()));
        }

        return samples;
    }

    private static Sample[] Regular(int count, int horizon) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Sample(
            i, i + horizon, Start.AddHours(i), Start.AddHours(i + 1), Start.AddHours(i + horizon), Start.AddHours(i + horizon + 1), 0)),
    ];
}
