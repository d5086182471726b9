namespace AlphaPulse.Features.Tests;

public class TrendAndMetaLabelTests
{
    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(0.0, -1)]
    public void The_clearest_trend_names_the_side_and_the_longest_horizon_the_end(double target, int sign)
    {
        double[] closes = [100, 100 + 1 * sign, 100 + 2.2 * sign, 100 + 3 * sign, 100 - 10 * sign];
        var label = Assert.Single(LabelScene.Label("trend_scan(2,4)", [.. closes.Select((c, hour) => Series.Flat(hour, (decimal)c))]));
        Assert.Equal((target, 4L, Series.Start.AddHours(5)), (label.Value.Target, label.End, label.KnownAt));

        // The trend of three bars is the clearest: the fourth bar breaks it.
        Assert.Equal(Math.Log(closes[3] / closes[0]), label.Value.LogReturn, 1e-12);
    }

    [Fact]
    public void A_perfect_line_is_the_clearest_and_the_shortest_of_equals_counts()
    {
        var label = Assert.Single(LabelScene.Label("trend_scan(2,4)", [.. new[] { 100m, 100.1m, 100.2m, 100.3m, 90m }.Select((c, hour) => Series.Flat(hour, c))]));
        Assert.Equal(1, label.Value.Target);
        Assert.Equal(Math.Log(100.2 / 100), label.Value.LogReturn, 1e-12);
    }

    [Fact]
    public void Closes_that_do_not_move_have_no_trend() =>
        Assert.Empty(LabelScene.Label("trend_scan(2,3)", [.. Enumerable.Range(0, 6).Select(h => Series.Flat(h, 100))]));

    [Fact]
    public void A_missing_bar_leaves_no_trend() =>
        Assert.Equal([2L, 3L], LabelScene.Label("trend_scan(2,2)", [.. new[] { 0, 1, 3, 4, 5, 6 }.Select(h => Series.Flat(h, 100 + h * h))]).Select(r => r.Start));

    [Theory]
    [InlineData("momentum", 104, 1)]
    [InlineData("momentum", 101.1, 0)]
    [InlineData("momentum", 97, 0)]
    [InlineData("reversal", 97, 1)]
    [InlineData("reversal", 104, 0)]
    public void A_meta_label_says_whether_the_side_paid_for_its_costs(string rule, double close, double target)
    {
        var label = Assert.Single(LabelScene.Label($"meta({rule}(1),forward_log_return(1),20)", Series.Flat(0, 100), Series.Flat(1, 101), Series.Flat(2, (decimal)close)));
        Assert.Equal((1L, target), (label.Start, label.Value.Target));
    }

    [Fact]
    public void A_rule_that_takes_no_side_gives_no_meta_label()
    {
        var label = Labels.Meta(
            new RecordedSides("v0001", [new(Series.Start, SignalDirection.Short), new(Series.Start.AddHours(1), SignalDirection.Flat)]), Labels.ForwardLogReturn(1), 10);
        Assert.Equal("meta(recorded(v0001),forward_log_return(1),10)", label.Name);
        var realized = Assert.Single(LabelScene.Label(label, Enumerable.Range(0, 4).Select(h => Series.Flat(h, 100 - h))));
        Assert.Equal((0L, 1.0), (realized.Start, realized.Value.Target));
        Assert.Empty(LabelScene.Label("meta(momentum(1),forward_log_return(1),10)", Series.Flat(0, 100), Series.Flat(1, 100), Series.Flat(2, 105)));
    }

    [Fact]
    public void Outcomes_that_nobody_could_trade_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Labels.Meta(new MomentumSide(1), Labels.TrendScan(2, 4), 0));
        Assert.Throws<ArgumentException>(() => Labels.Parse("meta(momentum(1),meta(momentum(1),direction(1),0),0)"));
        Assert.Throws<ArgumentException>(() => new RecordedSides("a,b", []));
    }
}
