using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class SignalRuleTests
{
    [Fact]
    public void Takes_the_side_that_the_thresholds_say() =>
        Prop.ForAll<NormalFloat, NormalFloat, NormalFloat>((a, b, score) =>
        {
            var (below, above) = (Math.Min(a.Get, b.Get), Math.Max(a.Get, b.Get));
            var rule = new SignalRule(above, below, 1);
            return rule.Decide(score.Get) == (score.Get > above ? SignalDirection.Long : score.Get < below ? SignalDirection.Short : SignalDirection.Flat)
                && rule.Decide(above) == SignalDirection.Flat
                && rule.Decide(below) == SignalDirection.Flat;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_score_that_is_not_a_number_is_not_flat() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SignalRule(0.6, 0.4, 1).Decide(double.NaN));

    [Fact]
    public void Infinite_thresholds_close_a_side()
    {
        var longOnly = new SignalRule(0.5, double.NegativeInfinity, 1);
        Assert.Equal(SignalDirection.Flat, longOnly.Decide(double.MinValue));
        Assert.Equal(SignalDirection.Long, longOnly.Decide(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0.4, 0.6, 1)]
    [InlineData(double.NaN, 0.5, 1)]
    [InlineData(0.5, double.NaN, 1)]
    [InlineData(0.5, 0.5, 0)]
    public void Refuses_rules_without_sense(double longAbove, double shortBelow, int horizon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SignalRule(longAbove, shortBelow, horizon));

    [Fact]
    public void Equality_is_by_value()
    {
        Assert.Equal(new SignalRule(0.6, 0.4, 3), new SignalRule(0.6, 0.4, 3));
        Assert.NotEqual(new SignalRule(0.6, 0.4, 3), new SignalRule(0.6, 0.4, 4));
    }
}
