namespace AlphaPulse.Simulation.Tests;

public class SimulatedMarketTests
{
    private static readonly List<Bar> Default = Bars(_ => { });

    [Fact]
    public void The_same_options_give_the_same_bars()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_000 });
        Assert.Equal(market.Generate(), market.Generate());
        Assert.NotEqual(Default[0], Bars(o => o.Seed = 2)[0]);
    }

    [Fact]
    public void Bars_follow_each_other_on_the_grids()
    {
        Assert.All(Default, bar =>
        {
            Assert.Equal(0m, bar.Open % 0.001m + bar.High % 0.001m + bar.Low % 0.001m + bar.Close % 0.001m);
            Assert.Equal(0m, bar.Volume % 0.001m);
            Assert.True(bar.Volume > 0 || (bar.High == bar.Low && bar.Open == bar.Close));
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
        var whole = Bars(o => (o.GapProbability, o.OutageProbability) = (0, 0));
        Assert.Equal(20_000, whole.Count);
        Assert.InRange(whole.Count - Default.Count, 5, 200);
        Assert.Subset(whole.ToHashSet(), Default.ToHashSet());
        Assert.InRange(Bars(o => (o.GapProbability, o.OutageProbability) = (0.1, 0)).Count, 15_000, 17_500);
    }

    [Fact]
    public void The_long_run_noise_is_that_of_the_options()
    {
        var returns = Enumerable.Range(1, 10).SelectMany(seed => Returns.Of(Bars(o => (o.Seed, o.SignalTStatistic) = (seed, 0)))).ToArray();
        Assert.InRange(Math.Sqrt(returns.Average(r => r * r) * 8_766), 0.7, 0.9);
    }

    [Fact]
    public void High_and_low_are_those_of_the_path_between()
    {
        // The expected range of Brownian motion over its standard deviation is 2 sqrt(2 / pi) = 1.6 (Feller, 1951).
        var bars = Bars(o => (o.SignalTStatistic, o.GapProbability) = (0, 0));
        var ranges = bars.Average(b => Math.Log((double)(b.High / b.Low)));
        var deviation = Math.Sqrt(Returns.Of(bars).Average(r => r * r));
        Assert.InRange(ranges / deviation, 1.2, 1.8);
        Assert.True(bars.Count(b => b.High > Math.Max(b.Open, b.Close)) > 17_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void The_dial_is_the_t_statistic_of_an_oracle_that_trades_the_bars(double strength)
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var options = new SimulatedMarketOptions { Seed = seed, SignalTStatistic = strength, GapProbability = 0, OutageProbability = 0 };
            var market = new SimulatedMarket(options);
            Assert.Equal(strength, market.MeasureOracle(), 0.01);
            Assert.Equal(strength, Oracle([.. market.GenerateWithSignal()], options), 0.05);
        }
    }

    [Fact]
    public void Without_strength_the_state_moves_nothing()
    {
        var returns = new List<double>();
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var options = new SimulatedMarketOptions { Seed = seed, SignalTStatistic = 0, OracleCost = 0 };
            var market = new SimulatedMarket(options);
            Assert.Equal(0, market.TrendPerBar);
            returns.Add(market.MeasureOracle());
        }

        // Twenty t-statistics of nothing have a mean of 0 with a standard error of 0.22.
        Assert.InRange(returns.Average(), -0.75, 0.75);
    }

    [Fact]
    public void The_wicks_tell_the_state_whatever_it_is_worth()
    {
        foreach (var strength in new[] { 0.0, 8 })
        {
            var bars = new SimulatedMarket(new SimulatedMarketOptions { SignalTStatistic = strength }).GenerateWithSignal().ToList();
            double[] balance = [.. bars.Select(b => Balance(b.Bar))];
            var right = Enumerable.Range(6, bars.Count - 6).Count(i => Math.Sign(balance[(i - 5)..(i + 1)].Sum()) == bars[i].NextSide);
            Assert.InRange((double)right / (bars.Count - 6), 0.92, 0.98);
        }
    }

    [Fact]
    public void A_feed_corrects_bars_and_a_reader_that_keeps_the_last_version_has_the_truth()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { RevisionProbability = 0.05 });
        var latest = new SortedDictionary<DateTimeOffset, Bar>();
        var corrections = 0;
        foreach (var bar in market.GenerateFeed())
        {
            if (latest.TryGetValue(bar.OpenTime, out var before))
            {
                corrections++;
                Assert.True(before.Volume < bar.Volume && before.AvailableAt < bar.AvailableAt);
            }

            latest[bar.OpenTime] = bar;
        }

        Assert.InRange(corrections, 800, 1_200);
        Assert.Equal(market.Generate().Select(b => (b.OpenTime, b.Close, b.Volume)), latest.Values.Select(b => (b.OpenTime, b.Close, b.Volume)));
    }

    [Fact]
    public void Bars_without_trades_are_flat_and_the_price_goes_on()
    {
        var quiet = Bars(o => o.ZeroVolumeProbability = 0.05).Where(b => b.Volume == 0).ToList();
        Assert.InRange(quiet.Count, 850, 1_150);
        Assert.All(quiet, b => Assert.True(b.Open == b.High && b.High == b.Low && b.Low == b.Close));
    }

    [Fact]
    public void Trades_rebuild_their_bars()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_000, ZeroVolumeProbability = 0.01 });
        var trades = market.GenerateTrades().ToList();
        Assert.Equal(trades.Select((_, i) => i + 1L), trades.Select(t => t.Id));
        var byBar = trades.ToLookup(t => Timeframe.OneHour.Floor(t.Time));
        foreach (var bar in market.Generate())
        {
            var inside = byBar[bar.OpenTime].ToList();
            Assert.Equal(bar.Volume, inside.Sum(t => t.Quantity));
            Assert.Equal(bar.Volume == 0, inside.Count == 0);
            if (inside.Count > 0)
            {
                Assert.Equal(
                    (bar.Open, bar.High, bar.Low, bar.Close),
                    (inside[0].Price, inside.Max(t => t.Price), inside.Min(t => t.Price), inside[^1].Price));
                Assert.All(inside, t => Assert.True(t.Quantity > 0 && t.Price % 0.001m == 0 && t.Quantity % 0.001m == 0));
            }
        }
    }

    [Fact]
    public void Markets_of_a_venue_go_together_by_the_common_factor()
    {
        double Correlation(double share)
        {
            var venue = new SimulatedVenue(new SimulatedVenueOptions
            {
                Correlation = share,
                Market = new SimulatedMarketOptions { SignalTStatistic = 0, GapProbability = 0, OutageProbability = 0 },
            });
            Assert.Equal(["sim:ALPHA-USD", "sim:BETA-USD", "sim:GAMMA-USD"], venue.Markets.Select(m => m.Series.Instrument.ToString()));
            var (one, two) = (Returns.Of([.. venue.Markets[0].Generate()]), Returns.Of([.. venue.Markets[1].Generate()]));
            return one.Zip(two).Sum(p => p.First * p.Second) / Math.Sqrt(one.Sum(r => r * r) * two.Sum(r => r * r));
        }

        Assert.InRange(Correlation(0), -0.05, 0.05);
        Assert.InRange(Correlation(0.8), 0.4, 0.8);
        Assert.Throws<ArgumentException>(() => new SimulatedVenue(new SimulatedVenueOptions { Correlation = 1 }));
        Assert.Throws<ArgumentException>(() => new SimulatedVenue(new SimulatedVenueOptions { Instruments = [] }));
        Assert.Equal(
            new SimulatedMarket(new SimulatedMarketOptions()).Generate(),
            new SimulatedVenue(new SimulatedVenueOptions { Correlation = 0 }).Markets[0].Generate());
    }

    [Fact]
    public async Task The_stream_has_the_same_bars_and_can_be_cancelled()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Bars = 600 });
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

    /// <summary>The oracle by the accounts of this test: bars one by one, costs for every side.</summary>
    private static double Oracle(List<SignalledBar> bars, SimulatedMarketOptions options)
    {
        var (from, to) = ((int)(options.OracleFrom * options.Bars), (int)(options.OracleTo * options.Bars));
        var (held, returns) = (0, new List<double>());
        for (var i = from; i < to; i++)
        {
            var side = bars[i - 1].NextSide;
            returns.Add(side * ((double)(bars[i].Bar.Close / bars[i].Bar.Open) - 1) - options.OracleCost * Math.Abs(side - held));
            held = side;
        }

        var mean = returns.Average();
        return mean / Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (returns.Count - 1) / returns.Count);
    }

    private static double Balance(Bar b) =>
        b.High == b.Low ? 0 : (double)((Math.Min(b.Open, b.Close) - b.Low - (b.High - Math.Max(b.Open, b.Close))) / (b.High - b.Low));

    private static List<Bar> Bars(Action<SimulatedMarketOptions> configure)
    {
        var options = new SimulatedMarketOptions();
        configure(options);
        return [.. new SimulatedMarket(options).Generate()];
    }
}
