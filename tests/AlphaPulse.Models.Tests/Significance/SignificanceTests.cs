using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Significance;

public sealed class SignificanceTests
{
    [Fact]
    public void Binomial_tails_equal_the_sum_of_exact_coefficients() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var n = 1 + random.NextInt32(40);
            var k = random.NextInt32(n + 1);
            var p = random.NextDouble();
            var sum = 0.0;
            for (var i = k; i <= n; i++)
            {
                var ways = 1.0;
                for (var j = 1; j <= i; j++)
                {
                    ways = ways * (n - i + j) / j;
                }

                sum += ways * Math.Pow(p, i) * Math.Pow(1 - p, n - i);
            }

            Assert.Equal(sum, BinomialTest.Greater(k, n, p), 1e-12);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(12)]
    [InlineData(1000)]
    public void Tails_of_Student_with_few_degrees_are_their_closed_forms(double t)
    {
        var angle = Math.Atan2(1, t);
        Assert.Equal(1, Tails.StudentTwoSided(t, 1) / (2 / Math.PI * angle), 1e-13);
        var root = Math.Sqrt(2 + t * t);
        Assert.Equal(1, Tails.StudentTwoSided(t, 2) / (2 / (root * (root + t))), 1e-13);
        var cosine = 3 / (3 + t * t);
        Assert.Equal(1 - 2 / Math.PI * (Math.Atan(t / Math.Sqrt(3)) + t / Math.Sqrt(3) * cosine), Tails.StudentTwoSided(t, 3), 1e-14);
    }

    [Fact]
    public void Tails_of_Student_with_many_degrees_are_nearly_normal() =>

        // The first term of the expansion by the degrees (Fisher, 1925).
        Assert.Equal(Tails.NormalTwoSided(3) + NormalDistribution.Density(3) * 30 / 2e6, Tails.StudentTwoSided(3, 1e6), 1e-12);

    [Fact]
    public void A_chi_squared_value_of_one_degree_is_a_squared_normal_one_and_of_two_exponential()
    {
        foreach (var x in new[] { 0.01, 1, 3.841458820694124, 30 })
        {
            Assert.Equal(Tails.NormalTwoSided(Math.Sqrt(x)), Tails.ChiSquared(x, 1), 1e-15);
            Assert.Equal(Math.Exp(-x / 2), Tails.ChiSquared(x, 2), 1e-15);
        }

        Assert.Equal(0.05, Tails.ChiSquared(11.070497693516351, 5), 1e-13);
    }

    // By sums with 60 digits.
    [Theory]
    [InlineData(1500, 1500, 0.4951441933357679)]
    [InlineData(1501, 1501, 0.49514581115295014)]
    [InlineData(2000, 1500, 5.809910989761993e-17)]
    [InlineData(1400, 1501, 0.9695483195791609)]
    [InlineData(10000, 10000, 0.49811936596618267)]
    [InlineData(1600, 3000, 1.0)]
    [InlineData(90, 41, 1.5730598326569998e-05)]
    [InlineData(3000, 2000, 2.204698611388996e-43)]
    public void Chi_squared_values_of_many_degrees_keep_their_digits(double x, int degrees, double expected) =>
        Assert.Equal(1, Tails.ChiSquared(x, degrees) / expected, 1e-12);

    [Fact]
    public void A_chi_squared_value_out_of_reach_has_no_tail()
    {
        Assert.Equal(0, Tails.ChiSquared(double.PositiveInfinity, 3));
        Assert.Equal(0, Tails.ChiSquared(1e6, 4));
        Assert.Equal(1, Tails.ChiSquared(double.Epsilon, 1000));
        Assert.Equal(1, Tails.ChiSquared(0, 1));
    }

    [Fact]
    public void Swapping_the_models_turns_the_sign_and_keeps_the_p_value() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            double[] y = [0, 0, 1, 1, .. Enumerable.Range(0, 20).Select(_ => (double)random.NextInt32(2))];
            double[] a = [.. y.Select(v => v + random.NextNormal())];
            double[] b = [.. y.Select(v => v + 2 * random.NextNormal())];
            var (forth, back) = (DeLongTest.Compare(y, a, b), DeLongTest.Compare(y, b, a));
            Assert.Equal(forth.Z!.Value, -back.Z!.Value, 1e-12);
            Assert.Equal(forth.PValue!.Value, back.PValue!.Value, 1e-12);
            Assert.Equal(ClassificationMetrics.RocAuc(y, a)!.Value, forth.FirstAuc, 1e-13);
            var (first, second) = (DieboldMarianoTest.Compare(a, b, 2), DieboldMarianoTest.Compare(b, a, 2));
            Assert.Equal(first?.CorrectedStatistic ?? 0, -(second?.CorrectedStatistic ?? 0), 1e-12);
            Assert.Equal(SampleTests.Wilcoxon(a, b)!.Value.PValue, SampleTests.Wilcoxon(b, a)!.Value.PValue, 1e-13);
            Assert.Equal(SampleTests.MannWhitney(a, b)!.Value.PValue, SampleTests.MannWhitney(b, a)!.Value.PValue, 1e-13);
            Assert.Equal(SampleTests.PairedStudent(a, b)!.Value.Statistic, -SampleTests.PairedStudent(b, a)!.Value.Statistic, 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Few_pairs_have_the_exact_probability_of_their_signs()
    {
        // All of five differences positive: 1 of 32 orders of signs, and as many on the other side.
        Assert.Equal(new TestResult(0, 2 / 32.0), SampleTests.Wilcoxon([1, 2, 3, 4, 5], [0, 0, 0, 0, 0]));

        // Ranks 1 and 2 against 3: sums up to 3 come from {}, {1}, {2}, {3} and {1, 2}.
        Assert.Equal(new TestResult(3, 1), SampleTests.Wilcoxon([1, 2, -3], [0, 0, 0]));
    }

    [Fact]
    public void Corrections_never_lower_a_p_value_and_keep_the_order() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            double[] p = [.. Enumerable.Range(0, 1 + random.NextInt32(15)).Select(_ => random.NextInt32(4) == 0 ? 0.04 : random.NextDouble())];
            var (all, holm, bh, by) = (MultipleTesting.Bonferroni(p), MultipleTesting.Holm(p), MultipleTesting.BenjaminiHochberg(p), MultipleTesting.BenjaminiYekutieli(p));
            for (var i = 0; i < p.Length; i++)
            {
                Assert.True(p[i] <= bh[i] && bh[i] <= holm[i] && holm[i] <= all[i] && bh[i] <= by[i] && all[i] <= 1 && by[i] <= 1);
                for (var j = 0; j < p.Length; j++)
                {
                    Assert.True(p[i] > p[j] || (holm[i] <= holm[j] && bh[i] <= bh[j] && by[i] <= by[j]));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_has_the_share_in_it_and_the_exact_one_the_tails_that_define_it()
    {
        var (lower, upper) = BinomialTest.ClopperPearsonInterval(7, 20, 0.9);
        Assert.Equal(0.05, BinomialTest.Greater(7, 20, lower), 1e-13);
        Assert.Equal(0.95, BinomialTest.Greater(8, 20, upper), 1e-13);
        Assert.Equal((0, 1), (BinomialTest.ClopperPearsonInterval(0, 5).Lower, BinomialTest.ClopperPearsonInterval(5, 5).Upper));
        Assert.Equal((0, 1), (BinomialTest.WilsonInterval(0, 5).Lower, BinomialTest.WilsonInterval(5, 5).Upper));
        Assert.Equal(1, BinomialTest.TwoSided(5, 10), 1e-14);
        Assert.Equal(0, BinomialTest.TwoSided(1, 10, 0));
    }

    [Fact]
    public void Classes_that_were_said_are_counted_where_they_differ()
    {
        double[] actual = [1, 1, 1, 0, 0];
        var result = McNemarTest.Compare(actual, [0.9, 0.9, 0.9, 0.1, 0.9], [0.1, 0.1, 0.9, 0.1, 0.1]);
        Assert.Equal(McNemarTest.Compare(2, 1), result);
        Assert.Equal(new McNemarResult(1, null, null), McNemarTest.Compare(0, 0));
    }

    [Fact]
    public void Without_variation_there_is_no_test()
    {
        double[] same = [1, 2, 3];
        Assert.Null(SampleTests.PairedStudent(same, same));
        Assert.Null(SampleTests.PairedStudent([1, 2], [0, 1]));
        Assert.Null(SampleTests.Wilcoxon(same, same));
        Assert.Null(SampleTests.MannWhitney([1, 1], [1]));
        Assert.Null(DieboldMarianoTest.Compare(same, same));
        Assert.Null(LjungBoxTest.Compute([1, 1, 1], 1));
        var equal = DeLongTest.Compare([0, 1, 0, 1], [1, 2, 3, 4], [1, 2, 3, 4]);
        Assert.Equal((0.0, (double?)null, (double?)null), (equal.Variance, equal.Z, equal.PValue));
    }

    [Fact]
    public void What_cannot_be_tested_is_refused()
    {
        Assert.Throws<InsufficientHistoryException>(() => SampleTests.PairedStudent([1], [2]));
        Assert.Throws<ArgumentException>(() => SampleTests.PairedStudent([1, 2], [2]));
        Assert.Throws<ArgumentException>(() => SampleTests.Wilcoxon([1, double.NaN], [2, 3]));
        Assert.Throws<InsufficientHistoryException>(() => SampleTests.MannWhitney([], [2]));
        Assert.Throws<InsufficientHistoryException>(() => DeLongTest.Compare([0, 1, 1], [1, 2, 3], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => DeLongTest.Compare([0, 1, 2, 0], [1, 2, 3, 4], [1, 2, 3, 4]));
        Assert.Throws<InsufficientHistoryException>(() => DieboldMarianoTest.Compare([1, 2], [2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoTest.Compare([1, 2], [2, 3], 0));
        Assert.Throws<InsufficientHistoryException>(() => LjungBoxTest.Compute([1, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Compare(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.Greater(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.WilsonInterval(1, 2, 1));
        Assert.Throws<ArgumentException>(() => MultipleTesting.Holm([0.1, double.NaN]));
    }
}
