namespace AlphaPulse.Features.Tests;

public class TripleBarrierTests
{
    // Closes 100, 102, 100: returns of +-ln 1.02, so a volatility of ln 1.02 and barriers at 100 * 1.02^k.
    private static readonly Bar[] Past = [Series.Flat(0, 100), Series.Flat(1, 102), Series.Flat(2, 100)];

    [Fact]
    public void The_first_touch_decides_and_ends_the_label()
    {
        var label = At2("triple_barrier(5,2,1,2)", Bar(3, 100, 103, 99, 101), Bar(4, 101, 105, 100, 101), Bar(5, 101, 101, 90, 90));
        Assert.Equal((1.0, 4L, Series.Start.AddHours(4), Series.Start.AddHours(5)), (label.Value.Target, label.End, label.HorizonTime, label.KnownAt));
        Assert.Equal(2 * Math.Log(1.02), label.Value.LogReturn, 1e-12);
    }

    [Fact]
    public void With_closes_a_high_touches_nothing()
    {
        var label = At2("triple_barrier(5,2,1,2,close,sign)", Bar(3, 100, 105, 97, 101), Bar(4, 101, 101, 97, 97), Bar(5, 97, 120, 97, 120));
        Assert.Equal((0.0, 4L), (label.Value.Target, label.End));
        Assert.Equal(Math.Log(0.97), label.Value.LogReturn, 1e-12);
    }

    [Fact]
    public void A_bar_that_touches_both_is_a_loss()
    {
        var label = At2("triple_barrier(5,2,1,2)", Bar(3, 100, 110, 90, 109));
        Assert.Equal(0, label.Value.Target);
        Assert.Equal(-Math.Log(1.02), label.Value.LogReturn, 1e-12);
    }

    [Fact]
    public void A_bar_that_opens_beyond_a_barrier_is_left_at_the_open()
    {
        Assert.Equal(Math.Log(0.9), At2("triple_barrier(5,2,1,2)", Bar(3, 90, 110, 85, 109)).Value.LogReturn, 1e-12);

        // Beyond the profit as well: the barrier at 104.04 was never traded.
        var won = At2("triple_barrier(5,2,1,2)", Bar(3, 109, 110, 108, 109)).Value;
        Assert.Equal((1, 109m), (won.Target, won.ExitPrice));
        Assert.Equal(Math.Log(1.09), won.LogReturn, 1e-12);
    }

    [Theory]
    [InlineData("triple_barrier(2,2,2,2)", 101, 1.0)]
    [InlineData("triple_barrier(2,2,2,2)", 99, 0.0)]
    [InlineData("triple_barrier(2,2,2,2)", 100, null)]
    [InlineData("triple_barrier(2,2,2,2,high_low,none)", 101, null)]
    [InlineData("triple_barrier(2,2,2,2,high_low,miss)", 101, 0.0)]
    [InlineData("triple_barrier(2,2,2,2,high_low,miss)", 100, 0.0)]
    public void Time_runs_out_as_the_label_says(string specification, int close, double? target)
    {
        var found = LabelScene.Label(specification, [.. Past, Series.Flat(3, 100), Series.Flat(4, close), Series.Flat(5, 200)]).Where(r => r.Start == 2).ToList();
        Assert.Equal(target, found.Count == 0 ? null : Assert.Single(found).Value.Target);
        Assert.All(found, r => Assert.Equal(4, r.End));
    }

    [Fact]
    public void A_barrier_that_is_not_there_is_not_touched() =>
        Assert.Equal(1, At2("triple_barrier(2,1,0,2)", Bar(3, 100, 100, 10, 50), Bar(4, 50, 103, 50, 90)).Value.Target);

    [Fact]
    public void A_missing_bar_before_the_touch_leaves_no_label_and_one_after_it_does_not_matter()
    {
        Assert.DoesNotContain(LabelScene.Label("triple_barrier(5,2,1,2)", [.. Past, Series.Flat(4, 110), Series.Flat(5, 110)]), r => r.Start == 2);
        Assert.Contains(LabelScene.Label("triple_barrier(5,2,1,2)", [.. Past, Series.Flat(3, 110), Series.Flat(5, 110)]), r => r.Start == 2);
    }

    [Fact]
    public void What_came_late_on_the_path_makes_the_label_late()
    {
        var label = At2("triple_barrier(5,2,1,2)", LabelScene.Bar(3, 100, 100, 100, 100, lateHours: 9), Series.Flat(4, 110));
        Assert.Equal(Series.Start.AddHours(13), label.KnownAt);
    }

    [Fact]
    public void A_short_side_has_its_profit_below_and_loses_where_a_bar_touches_both()
    {
        // The last move was down: momentum goes short, with a profit 2 volatilities below and a loss 1 above.
        const string Label = "meta(momentum(1),triple_barrier(5,2,1,2),10)";
        var won = At2(Label, Bar(3, 100, 101, 97, 98), Bar(4, 98, 101, 95, 96));
        Assert.Equal((1.0, 4L), (won.Value.Target, won.End));
        Assert.Equal(-2 * Math.Log(1.02), won.Value.LogReturn, 1e-12);
        var both = At2(Label, Bar(3, 100, 103, 90, 91));
        Assert.Equal(0, both.Value.Target);
        Assert.Equal(Math.Log(1.02), both.Value.LogReturn, 1e-12);
        Assert.Equal(Math.Log(1.1), At2(Label, Bar(3, 110, 111, 109, 110)).Value.LogReturn, 1e-12);
    }

    private static RealizedLabel At2(string specification, params Bar[] future) =>
        Assert.Single(LabelScene.Label(specification, [.. Past, .. future]), r => r.Start == 2);

    private static Bar Bar(int hour, decimal open, decimal high, decimal low, decimal close) => LabelScene.Bar(hour, open, high, low, close);
}
