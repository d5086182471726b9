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
            var all = TimeSeriesSplit.Create(rows, folds, gap, most, size);
            var next = rows - folds * size;
            foreach (var fold in all)
            {
                Assert.Equal(next..(next + size), fold.Test);
                Assert.Equal(fold.Test.Start.Value - gap, fold.Train.End.Value);
                Assert.InRange(fold.Train.End.Value - fold.Train.Start.Value, 1, most);
                Assert.True(fold.Train.Start.Value == 0 || fold.Train.End.Value - fold.Train.Start.Value == most);
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
        Assert.Throws<InsufficientHistoryException>(() => TimeSeriesSplit.Create(5, 5));
        Assert.Throws<InsufficientHistoryException>(() => TimeSeriesSplit.Create(10, 3, gap: 1, testRows: 3));
        Assert.Throws<InsufficientHistoryException>(() => TimeSeriesSplit.Create(int.MaxValue, 2, testRows: int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeriesSplit.Create(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeriesSplit.Create(10, 2, gap: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeriesSplit.Create(10, 2, maximumTrainRows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeriesSplit.Create(10, 2, testRows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(40, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CombinatorialSplits(4, 2).SplitOf(3, 0));
    }
}
