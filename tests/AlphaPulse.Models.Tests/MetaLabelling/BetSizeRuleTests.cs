using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.MetaLabelling;

public sealed class BetSizeRuleTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(0.6, 0.16174351)]  // z = 0.1 / sqrt(0.24)
    [InlineData(0.9, 0.81757756)]  // z = 4 / 3
    public void The_size_is_that_of_the_source(double probability, double size) => Assert.Equal(size, new BetSizeRule().Size(probability), 1e-7);

    [Fact]
    public void Up_to_the_threshold_nothing_is_worth_a_bet()
    {
        var rule = new BetSizeRule(threshold: 0.6);
        Assert.Equal(0, rule.Size(0.6));
        Assert.Equal(new BetSizeRule().Size(0.61), rule.Size(0.61));
    }

    [Fact]
    public void Sizes_are_multiples_of_the_step_and_at_most_all()
    {
        var rule = new BetSizeRule(step: 0.25);
        Assert.Equal(0.25, rule.Size(0.6));
        Assert.Equal(0.75, rule.Size(0.9));
        Assert.Equal(1, rule.Size(1));
        Assert.Equal(1, new BetSizeRule(step: 0.6).Size(0.99));
        Assert.Equal(0, new BetSizeRule(step: 1).Size(0.6));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_probability_has_no_size(double probability) => Assert.True(double.IsNaN(new BetSizeRule().Size(probability)));

    [Fact]
    public void Sizes_lie_between_nothing_and_all_and_never_fall() =>
        Prop.ForAll<ushort, ushort, byte>((first, second, steps) =>
        {
            var rule = new BetSizeRule(0.5 + (steps % 7) / 16.0, steps == 0 ? null : 1.0 / steps);
            double low = Math.Min(first, second) / (double)ushort.MaxValue, high = Math.Max(first, second) / (double)ushort.MaxValue;
            Assert.InRange(rule.Size(low), 0, 1);
            Assert.True(rule.Size(low) <= rule.Size(high));
            Assert.True(low > rule.Threshold || rule.Size(low) == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Impossible_rules_are_refused()
    {
        foreach (var threshold in new[] { 0.49, 1, double.NaN })
        {
            Assert.Contains("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => new BetSizeRule(threshold)).Message, StringComparison.Ordinal);
        }

        foreach (var step in new[] { 0, -0.1, 1.1, double.NaN })
        {
            Assert.Contains("step", Assert.Throws<ArgumentOutOfRangeException>(() => new BetSizeRule(step: step)).Message, StringComparison.Ordinal);
        }
    }
}
