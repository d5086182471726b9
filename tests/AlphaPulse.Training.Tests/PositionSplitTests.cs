using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Training.Tests;

public sealed class PositionSplitTests
{
    [Fact]
    public void Tests_follow_each_other_to_the_end_and_every_training_ends_a_gap_before() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var (folds, gap, size) = (2 + random.NextInt32(5), random.NextInt32(4), 1 + random.NextInt32(5));
            var most = 1 + random.NextInt32(20);
            var rows = folds * size + gap + 1 + random.NextInt32(30);
            var all = PurgedSplits.WalkForward(
                RegularSamples.Timeline(rows), folds, gap, firstTrainShare: (rows - folds * size + 0.5) / rows, maximumTrainBars: most);
            var next = rows - folds * size;
            foreach (var fold in all)
            {
                Assert.Equal(Enumerable.Range(next, size), fold.Test);
                Assert.Equal(next - gap, fold.Train[^1] + 1);
                Assert.Equal(Math.Min(most, next - gap), fold.Train.Count);
                Assert.Equal(fold.Train.Count, fold.Train[^1] - fold.Train[0] + 1);
                next += size;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_path_tests_every_group_once_and_no_test_is_used_twice() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var groups = 2 + random.NextInt32(7);
            var splits = new CombinatorialSplits(groups, 1 + random.NextInt32(groups - 1));
            Assert.Equal(splits.Splits.Count, splits.Splits.Select(s => string.Join(',', s)).Distinct(StringComparer.Ordinal).Count());
            var used = new HashSet<(int Split, int Group)>();
            for (var path = 0; path < splits.Paths; path++)
            {
                for (var group = 0; group < groups; group++)
                {
                    var split = splits.SplitOf(path, group);
                    Assert.Contains(group, splits.Splits[split]);
                    Assert.True(used.Add((split, group)));
                }
            }

            Assert.Equal(splits.Splits.Count * splits.TestGroups, used.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        var ten = RegularSamples.Timeline(10);
        Assert.Throws<InsufficientHistoryException>(() => PurgedSplits.WalkForward(RegularSamples.Timeline(5), 5, 0));
        Assert.Throws<InsufficientHistoryException>(() => PurgedSplits.WalkForward(ten, 3, 1, firstTrainShare: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedSplits.WalkForward(ten, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedSplits.WalkForward(ten, 2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedSplits.WalkForward(ten, 2, 0, firstTrainShare: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurgedSplits.WalkForward(ten, 2, 0, maximumTrainBars: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(40, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(4, 2).SplitOf(3, 0));
    }
}
