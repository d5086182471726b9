using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Backtesting.Tests;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.15865525393145707)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2, 0.022750131948179208)]
    [InlineData(3, 0.0013498980316300946)]
    [InlineData(5, 2.866515718791939e-07)]
    [InlineData(10, 7.619853024160526e-24)]
    [InlineData(37, 5.725571222524577e-300)]
    public void Tails_have_the_digits_of_the_tables(double z, double tail)
    {
        Assert.Equal(1, NormalDistribution.Survival(z) / tail, 1e-13);
        Assert.Equal(1, NormalDistribution.Cumulative(-z) / tail, 1e-13);
        Assert.Equal(1 - tail, NormalDistribution.Cumulative(z), 1e-15);
        Assert.Equal(z, -NormalDistribution.Quantile(tail), 1e-13);
    }

    [Fact]
    public void Quantiles_come_back_through_the_distribution() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000_000).ToArbitrary(), draw =>
        {
            var probability = draw / 1_000_000_001.0;
            Assert.Equal(1, NormalDistribution.Cumulative(NormalDistribution.Quantile(probability)) / probability, 1e-12);
            Assert.Equal(0, NormalDistribution.Quantile(probability) + NormalDistribution.Quantile(1 - probability), 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ends_are_infinite_and_what_is_no_probability_is_refused()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.Equal(0, NormalDistribution.Survival(double.PositiveInfinity));
        Assert.Equal(1, NormalDistribution.Survival(double.NegativeInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cumulative(double.NaN)));
        Assert.True(NormalDistribution.Quantile(double.Epsilon) is < -38 and > -39);
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(double.NaN));
    }
}
