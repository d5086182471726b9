namespace AlphaPulse.Simulation.Tests;

public class SimulatedMarketTests
{
    private static readonly List<Bar> Default = Bars(_ => { });

    [Fact]
    public void The_same_options_give_the_same_bars()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_000 });
        Assert.Equal(market.Generate(), market.Generate());
        Assert.Equal(Default.Take(1_000), market.Generate().Take(1_000));
        Assert.NotEqual(Default[0], Bars(o => o.Seed = 2)[0]);
    }

    [Fact]
    public void Bars_follow_each_other_on_the_grids()
    {
        Assert.All(Default, bar =>
        {
            Assert.Equal(0m, bar.Open % 0.001m + bar.High % 0.001m + bar.Low % 0.001m + bar.Close % 0.001m);
            Assert.Equal(0m, bar.Volume % 0.001m);
            Assert.True(bar.Volume > 0);
            Assert.Equal(bar.OpenTime.AddHours(1), bar.AvailableAt);
            Assert.False(bar.IsAvailabilityAssumed);
            Assert.Equal(BarProvenance.Simulated, bar.Provenance);
            Assert.Equal("sim:ALPHA-USD@1h", bar.Series.ToString());
        });
        Assert.Equal(100m, Default[0].Open);
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), Default[0].OpenTime);
        for (var i = 1; i < Default.Count; i++)
        {
            Assert.True(Default[i].OpenTime > Default[i - 1].OpenTime);
            if (Default[i].OpenTime == Default[i - 1].AvailableAt)
            {
                Assert.Equal(Default[i - 1].Close, Default[i].Open);
            }
        }
    }

    [Fact]
    public void A_coarse_grid_is_kept_too()
    {
        var bars = Bars(o => (o.TickSize, o.LotSize, o.InitialPrice, o.Timeframe) = (0.25m, 10m, 50m, Timeframe.OneDay));
        Assert.All(bars, bar => Assert.True(bar.Close % 0.25m == 0 && bar.High % 0.25m == 0 && bar.Low % 0.25m == 0 && bar.Volume % 10m == 0));
    }

    [Fact]
    public void There_are_a_few_gaps_and_they_do_not_change_the_other_bars()
    {
        var whole = Bars(o => o.GapProbability = 0);
        Assert.Equal(20_000, whole.Count);
        Assert.InRange(whole.Count - Default.Count, 5, 60);
        Assert.Subset(whole.ToHashSet(), Default.ToHashSet());
        Assert.InRange(Bars(o => o.GapProbability = 0.1).Count, 15_000, 17_500);
    }

    [Fact]
    public void Volatility_clusters_and_tails_are_fat()
    {
        var returns = Returns.Of(Bars(o => (o.SignalStrength, o.GapProbability) = (0, 0)));
        var sizes = Array.ConvertAll(returns, Math.Abs);
        Assert.True(Returns.Autocorrelation(sizes, 1) > 0.05);
        Assert.True(Returns.Autocorrelation(sizes, 20) > 0.03);
        var variance = returns.Average(r => r * r);
        Assert.True(returns.Average(r => r * r * r * r) / (variance * variance) > 4);
        Assert.InRange(Math.Sqrt(variance * 8_766), 0.65, 0.95);
    }

    [Fact]
    public void High_and_low_are_those_of_the_path_between()
    {
        // The expected range of Brownian motion over its standard deviation is 2 sqrt(2 / pi) = 1.6 (Feller, 1951).
        var bars = Bars(o => (o.SignalStrength, o.GapProbability) = (0, 0));
        var ranges = bars.Average(b => Math.Log((double)(b.High / b.Low)));
        var noise = new SimulatedMarket(new SimulatedMarketOptions()).NoisePerBar;
        Assert.InRange(ranges / noise, 1.3, 1.8);
        Assert.True(bars.Count(b => b.High > Math.Max(b.Open, b.Close)) > 18_000);
    }

    [Fact]
    public void Without_strength_nothing_can_be_learned()
    {
        var returns = Returns.Of(Bars(o => (o.SignalStrength, o.GapProbability, o.Bars) = (0, 0, 50_000)));

        // 4.5 / sqrt(n), wider than for independent returns because the volatility clusters.
        Assert.All(Enumerable.Range(1, 30), lag => Assert.InRange(Returns.Autocorrelation(returns, lag), -0.02, 0.02));
        Assert.InRange(Returns.Momentum(returns, 12).GrossPerBar, -0.0001, 0.0001);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_strong_trend_lets_simple_momentum_earn_its_costs_at_every_bar(int seed)
    {
        var bars = Bars(o => (o.Seed, o.SignalStrength) = (seed, 0.8));
        var (gross, flips) = Returns.Momentum(Returns.Of(bars), 12);
        Assert.InRange(gross, 0.0030, 0.0045);
        Assert.InRange(flips, 0.02, 0.08);
        Assert.InRange(bars.Min(b => b.Low), 0.5m, 100m);
    }

    [Fact]
    public void The_dial_sets_how_much_there_is_to_learn()
    {
        double[] gross = [.. new[] { 0, 0.25, 0.5, 1 }.Select(s => Returns.Momentum(Returns.Of(Bars(o => o.SignalStrength = s)), 12).GrossPerBar)];
        Assert.Equal(gross.Order(), gross);
        var market = new SimulatedMarket(new SimulatedMarketOptions());
        Assert.Equal(0.0018, market.TrendPerBar, 0.0001);
        Assert.True(gross[3] > 0.8 * market.TrendPerBar);
    }

    [Fact]
    public async Task The_stream_has_the_same_bars_and_can_be_cancelled()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Bars = 100 });
        var streamed = new List<Bar>();
        await foreach (var bar in market.ReadAsync())
        {
            streamed.Add(bar);
        }

        Assert.Equal(market.Generate(), streamed);
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var bar in market.ReadAsync(source.Token))
            {
                await source.CancelAsync();
            }
        });
    }

    [Fact]
    public void Extreme_options_still_give_valid_bars()
    {
        var wild = Bars(o => (o.AnnualVolatility, o.Timeframe, o.TickSize, o.InitialPrice) = (5, Timeframe.Parse("1mo"), 1m, 1m));
        Assert.All(wild, bar => Assert.Null(BarRules.FindDefect(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume)));
    }

    private static List<Bar> Bars(Action<SimulatedMarketOptions> configure)
    {
        var options = new SimulatedMarketOptions();
        configure(options);
        return [.. new SimulatedMarket(options).Generate()];
    }
}
