using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Drift.Tests;

public class DriftTestsTests
{
    private static readonly Arbitrary<double[]> Samples =
        Gen.Choose(-6, 6).Select(x => x / 2.0).ArrayOf().Where(a => a.Length > 0).ToArbitrary();

    [Fact]
    public void The_distance_and_its_probability_do_not_depend_on_the_order_of_the_samples() =>
        Prop.ForAll(Samples, Samples, (a, b) =>
        {
            var one = DriftTests.KolmogorovSmirnov(a, b);
            var other = DriftTests.KolmogorovSmirnov(b, a);
            return one.Statistic == other.Statistic && Math.Abs(one.PValue - other.PValue) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_distance_is_that_of_the_definition() =>
        Prop.ForAll(Samples, Samples, (a, b) =>
        {
            var expected = a.Concat(b).Max(x => Math.Abs(a.Count(v => v <= x) / (double)a.Length - b.Count(v => v <= x) / (double)b.Length));
            return Math.Abs(DriftTests.KolmogorovSmirnov(a, b).Statistic - expected) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_index_is_never_negative() =>
        Prop.ForAll(Samples, Samples, (a, b) => DriftTests.PopulationStabilityIndex(a, b).Value >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_samples_are_at_no_distance() =>
        Prop.ForAll(Samples, a =>
        {
            var ks = DriftTests.KolmogorovSmirnov(a, a);
            return ks.Statistic == 0 && ks.PValue == 1 && DriftTests.PopulationStabilityIndex(a, a).Value == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Missing_and_infinite_values_are_dropped_and_counted()
    {
        double[] gaps = [1, double.NaN, 2, double.PositiveInfinity, 3];
        var ks = DriftTests.KolmogorovSmirnov(gaps, [1, 2, 3]);
        var psi = DriftTests.PopulationStabilityIndex([1, 2, 3], gaps);

        Assert.Equal((0, 1, 3, 3, 2, 0), (ks.Statistic, ks.PValue, ks.ReferenceCount, ks.CurrentCount, ks.ReferenceDropped, ks.CurrentDropped));
        Assert.Equal((0, 0, 2), (psi.Value, psi.ReferenceDropped, psi.CurrentDropped));
    }

    [Fact]
    public void A_sample_without_a_value_is_refused_by_name()
    {
        var reference = Assert.Throws<InsufficientHistoryException>(() => DriftTests.KolmogorovSmirnov([double.NaN], [1]));
        Assert.Contains("reference", reference.Message, StringComparison.Ordinal);
        var current = Assert.Throws<InsufficientHistoryException>(() => DriftTests.PopulationStabilityIndex([1], []));
        Assert.Contains("current", current.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_bin_counts_with_the_documented_share()
    {
        // Two bins of a half each; all current values lie in the upper one.
        var psi = DriftTests.PopulationStabilityIndex([1, 2, 3, 4], [4, 4], bins: 2);

        Assert.Equal([2.5], psi.Edges);
        Assert.Equal([0.0, 1.0], psi.CurrentShares);
        Assert.Equal((1e-4 - 0.5) * Math.Log(1e-4 / 0.5) + 0.5 * Math.Log(2), psi.Value, 12);
    }

    [Fact]
    public void A_number_of_bins_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DriftTests.PopulationStabilityIndex([1], [1], bins: 1));
}
