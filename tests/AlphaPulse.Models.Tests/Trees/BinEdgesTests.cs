using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class BinEdgesTests
{
    [Fact]
    public void Cutting_bins_cuts_values_at_the_threshold() =>
        Prop.ForAll<NormalFloat[], PositiveInt>((numbers, bins) =>
        {
            double[] values = [.. numbers.Select(n => n.Get)];
            var edges = BinEdges.Measure(values, [], 2 + bins.Get % 254);
            Assert.InRange(edges.Count, 1, 2 + bins.Get % 254);
            Assert.Equal(edges.Count, edges.Find(double.NaN));
            for (var bin = 0; bin < edges.Count; bin++)
            {
                Assert.Equal(values.Select(v => edges.Find(v) < bin), values.Select(v => v < edges.Threshold(bin)));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_bins_enough_every_value_has_its_own()
    {
        var edges = BinEdges.Measure([3, 1, double.NaN, 2, 2, 0.0, -0.0], [], 4);
        Assert.Equal(4, edges.Count);
        Assert.Equal([0.5, 1.5, 2.5], Enumerable.Range(1, 3).Select(edges.Threshold));
        Assert.Equal([3, 1, 4, 2, 2, 0, 0], new[] { 3, 1, double.NaN, 2, 2, 0.0, -0.0 }.Select(v => (int)edges.Find(v)));
    }

    [Fact]
    public void Otherwise_bins_hold_equal_weights()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 7 % 1000))];
        var edges = BinEdges.Measure(values, [], 10);
        Assert.Equal(10, edges.Count);
        Assert.All(values.GroupBy(v => edges.Find(v)), bin => Assert.Equal(100, bin.Count()));
        double[] weights = [.. values.Select(v => v < 500 ? 9.0 : 1.0)];
        Assert.InRange(values.Select(v => edges.Find(v)).Distinct().Count(), 10, 10);
        Assert.Equal(9, BinEdges.Measure(values, weights, 10).Find(600));
    }

    [Fact]
    public void A_frequent_value_leaves_bins_for_the_others()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 900), .. Enumerable.Range(1, 100).Select(i => (double)i)];
        var edges = BinEdges.Measure(values, [], 11);
        Assert.Equal(11, edges.Count);
        Assert.All(values.Where(v => v > 0).GroupBy(v => edges.Find(v)), bin => Assert.Equal(10, bin.Count()));
    }

    [Fact]
    public void Neighbouring_doubles_are_told_apart()
    {
        var next = Math.BitIncrement(1.0);
        var edges = BinEdges.Measure([1.0, next], [], 2);
        Assert.Equal([0, 1], [edges.Find(1.0), edges.Find(next)]);
        Assert.True(1.0 < edges.Threshold(1) && next >= edges.Threshold(1));
    }
}
