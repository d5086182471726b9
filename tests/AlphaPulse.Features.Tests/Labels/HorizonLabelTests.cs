namespace AlphaPulse.Features.Tests;

public class HorizonLabelTests
{
    [Fact]
    public void A_return_is_scaled_by_the_volatility_that_was_known_at_the_start()
    {
        var bars = new[] { 100m, 102m, 101m, 104m, 90m }.Select((close, hour) => Series.Flat(hour, close)).ToArray();
        var label = Assert.Single(LabelScene.Label("volatility_scaled(1,3)", bars));

        var (a, b, c) = (Math.Log(102.0 / 100), Math.Log(101.0 / 102), Math.Log(104.0 / 101));
        var mean = (a + b + c) / 3;
        var volatility = Math.Sqrt(((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 3);
        Assert.Equal((3, 4), (label.Start, label.End));
        Assert.Equal(Math.Log(90.0 / 104) / volatility, label.Value.Target, 1e-12);
        Assert.Equal(Math.Log(90.0 / 104), label.Value.LogReturn, 1e-15);
    }

    [Theory]
    [InlineData(100, 100, 100, 100)]
    [InlineData(100, 110, 121, 133.1)]
    public void Without_volatility_there_is_nothing_to_scale_by(double a, double b, double c, double d)
    {
        var bars = new[] { a, b, c, d, 150 }.Select((close, hour) => Series.Flat(hour, (decimal)close)).ToArray();
        Assert.Empty(LabelScene.Label("volatility_scaled(1,3)", bars));
    }

    [Fact]
    public void A_missing_bar_before_the_start_leaves_no_volatility() =>
        Assert.Equal([6L], LabelScene.Label("volatility_scaled(1,3)", [.. new[] { 0, 1, 2, 4, 5, 6, 7, 8 }.Select(h => Series.Flat(h, 100 + h % 3))]).Select(r => r.Start));

    [Theory]
    [InlineData(110.6, 0.005, 1)]
    [InlineData(110.0, 0, 0)]
    [InlineData(90.9, 0, 0)]
    [InlineData(90.0, -0.01, -1)]
    public void A_move_counts_beyond_the_costs_of_a_round_trip(double close, double sign, int side)
    {
        // 500 basis points a side: a long gains where x - 1 > 0.05 (1 + x), so beyond 1.05 / 0.95 = 1.10526.
        var bars = new[] { Series.Flat(0, 100), Series.Flat(1, (decimal)close) };
        var net = Assert.Single(LabelScene.Label("net_return(1,500)", bars)).Value.Target;
        Assert.Equal(Math.Sign(sign), Math.Sign(net));
        Assert.Equal(side, Assert.Single(LabelScene.Label("net_side(1,500)", bars)).Value.Target);
        if (sign != 0)
        {
            Assert.Equal(Math.Abs(Math.Log(close / 100)) - Math.Log(1.05 / 0.95), Math.Abs(net), 1e-12);
        }
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.998)]
    [InlineData(0.9981)]
    [InlineData(1.0019)]
    [InlineData(1.0021)]
    [InlineData(1.3)]
    public void A_side_counts_where_a_settled_signal_would_have_gained(double ratio)
    {
        var (entry, exit) = (100m, 100m * (decimal)ratio);
        const decimal Cost = 0.001m;
        var side = (int)Assert.Single(LabelScene.Label("net_side(1,10)", Series.Flat(0, entry), Series.Flat(1, exit))).Value.Target;
        decimal Net(int s) => s * (exit / entry - 1) - Cost * (1 + exit / entry);
        Assert.Equal(Net(1) > 0 ? 1 : Net(-1) > 0 ? -1 : 0, side);
    }

    [Fact]
    public void A_label_is_known_when_the_last_bar_that_it_used_is()
    {
        // The bar of the features came late, after the bar at the horizon.
        var bars = new[] { LabelScene.Bar(0, 100, 100, 100, 100, lateHours: 5), Series.Flat(1, 101) };
        Assert.Equal(bars[0].AvailableAt, Assert.Single(LabelScene.Label("forward_log_return(1)", bars)).KnownAt);
    }

    [Fact]
    public void Bars_that_do_not_fit_are_refused()
    {
        var engine = new LabelEngine(Labels.Direction(1), LabelScene.Always);
        var realized = new List<RealizedLabel>();
        engine.Observe(Series.Flat(1, 100), true, realized);
        Assert.Contains("order", Assert.Throws<ArgumentException>(() => engine.Observe(Series.Flat(1, 100), true, realized)).Message, StringComparison.Ordinal);
        Assert.Contains("forming", Assert.Throws<ArgumentException>(() => engine.Observe(Series.Flat(2, 100) with { IsProvisional = true }, true, realized)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_does_not_decide_at_its_horizon_is_a_defect()
    {
        var engine = new LabelEngine(new Undecided(), LabelScene.Always);
        engine.Observe(Series.Flat(0, 100), true, []);
        Assert.Contains("undecided", Assert.Throws<InvalidOperationException>(() => engine.Observe(Series.Flat(1, 100), true, [])).Message, StringComparison.Ordinal);
    }

    private sealed class Undecided : ILabel, ILabelRun
    {
        public string Name => "undecided";

        public ModelTask Task => ModelTask.Regression;

        public int HorizonBars => 1;

        public int LookbackBars => 0;

        public bool FollowsPath => true;

        public bool TellsSide => true;

        public ILabelRun Begin(in LabelStart start) => this;

        public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
        {
            value = default;
            return LabelState.Open;
        }
    }
}
