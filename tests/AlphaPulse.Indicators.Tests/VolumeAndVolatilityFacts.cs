using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Conventions of volume and volatility on bars made by hand.</summary>
public class VolumeAndVolatilityFacts
{
    [Fact]
    public void The_profile_finds_the_price_with_most_volume_and_the_area_around_it()
    {
        // Bins of 1 from 0 to 4: volumes 10, 60, 20, 10; the close at 4 belongs to the last bin, that at 2 to the third.
        var profile = new VolumeProfile<decimal>(4, 5, 0.7m);
        var value = default(VolumeProfileValue<decimal>);
        var has = false;
        foreach (var (close, volume) in new[] { (0.5m, 10m), (1m, 25m), (1.9m, 35m), (2m, 20m), (4m, 10m) })
        {
            has = profile.Update(new Ohlcv<decimal>(close, 4, 0, close, volume), out value);
        }

        Assert.True(has);
        Assert.Equal(new VolumeProfileValue<decimal>(1.5m, 3, 1), value);
    }

    [Fact]
    public void The_profile_of_a_flat_or_untraded_window_has_no_value()
    {
        var profile = new VolumeProfile<double>(10, 2);
        Assert.False(profile.Update(new Ohlcv<double>(5, 5, 5, 5, 9), out _));
        Assert.False(profile.Update(new Ohlcv<double>(5, 5, 5, 5, 9), out _));
        Assert.False(profile.Update(new Ohlcv<double>(5, 6, 5, 5, 0), out _) && profile.Update(new Ohlcv<double>(5, 6, 5, 5, 0), out _));
        Assert.True(profile.Update(new Ohlcv<double>(5, 6, 5, 5, 1), out _));
    }

    [Fact]
    public void A_product_over_the_range_of_decimal_has_no_value_and_is_left_out_in_either_type()
    {
        Ohlcv<decimal>[] bars = [Bar(1, 1), Bar(3, 2), Bar(1e20m, 1e20m), Bar(1e20m + 5, 4), Bar(1e20m + 5, 7)];
        var exact = new ForceIndex<decimal>(1);
        var rounded = new ForceIndex<double>(1);
        Assert.Equal([null, 4m, null, 20m, 0m], bars.Select(bar => exact.Update(bar, out var value) ? value : (decimal?)null));
        Assert.Equal(
            [null, 4.0, null, 0.0, 0.0], bars.Select(bar => rounded.Update(TestSeries.ToDouble(bar), out var value) ? value : (double?)null));
        Assert.False(new PriceVolume<decimal>().Update(Bar(1e20m, 1e20m), out _));
        Assert.False(new PriceVolume<double>().Update(TestSeries.ToDouble(Bar(1e20m, 1e20m)), out _));
    }

    [Fact]
    public void A_bar_without_a_range_adds_nothing_to_money_flow_and_one_without_volume_has_no_ease()
    {
        var flow = new ChaikinMoneyFlow<decimal>(2);
        flow.Update(new Ohlcv<decimal>(1, 2, 1, 2, 30), out _);
        Assert.True(flow.Update(new Ohlcv<decimal>(2, 2, 2, 2, 10), out var share));
        Assert.Equal(0.75m, share);
        var ease = new EaseOfMovement<decimal>(1, 1);
        ease.Update(new Ohlcv<decimal>(1, 2, 1, 2, 30), out _);
        Assert.False(ease.Update(new Ohlcv<decimal>(1, 4, 3, 2, 0), out _));
        Assert.True(ease.Update(new Ohlcv<decimal>(1, 8, 4, 2, 2), out var moved));
        Assert.Equal((6 - 3.5m) * 4 / 2, moved);
    }

    [Fact]
    public void A_flat_market_has_a_volatility_of_exactly_0_and_no_ratio_of_return_to_risk()
    {
        string[] zero = ["hvol(5)", "gkv(5)", "gkv(5,yang_zhang)", "gkv(5,rogers_satchell)", "gkv(5,parkinson)", "ui(5)", "ui(5,rolling)", "valueatrisk(5)"];
        var bars = Enumerable.Repeat(new Ohlcv<double>(0.1, 0.1, 0.1, 0.1, 3), 40).ToArray();
        foreach (var spec in zero)
        {
            Assert.Equal(0.0, Last(spec, bars));
        }

        Assert.All(["sharpe(5)", "sortino(20)", "compr(3,5)", "cvi(5)"], spec => Assert.Null(Last(spec, bars)));
    }

    [Fact]
    public void Estimators_from_ranges_agree_with_the_volatility_of_a_steady_walk()
    {
        // 200 small steps a bar: high and low nearly touch what a continuous path would.
        var random = new DeterministicRandom(7);
        var bars = new List<Ohlcv<double>>();
        var price = 100.0;
        for (var i = 0; i < 2000; i++)
        {
            var (open, high, low) = (price, price, price);
            for (var step = 0; step < 200; step++)
            {
                price *= random.NextInt32(2) == 0 ? 1.001 : 1 / 1.001;
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }

            bars.Add(new Ohlcv<double>(open, high, low, price, 1));
        }

        var truth = Math.Log(1.001) * Math.Sqrt(200);
        Assert.All(
            ["gkv(2000,1)", "gkv(2000,1,rogers_satchell)", "gkv(1999,1,yang_zhang)", "gkv(2000,1,parkinson)", "hvol(1999,1)"],
            spec => Assert.InRange(Last(spec, [.. bars])!.Value / truth, 0.93, 1.05));
    }

    [Fact]
    public void Ranks_and_indexes_follow_price_and_volume()
    {
        Ohlcv<decimal>[] bars = [Bar(10, 5), Bar(11, 6), Bar(12, 5), Bar(6, 4), Bar(3, 8), Bar(3, 8)];
        Assert.Equal([null, 1m, 2m, 3m, 4m, 1m], Values("pvr", bars));
        Assert.Equal([1000m, 1000m, 12_000 / 11m, 6_000 / 11m, 6_000 / 11m, 6_000 / 11m], Values("nvi", bars), Near);
        Assert.Equal([1000m, 1100m, 1100m, 1100m, 550m, 550m], Values("pvi", bars));
        Assert.Equal([1000m, 1010m, 1010m, 1010m, 960m, 960m], Values("pvi(added)", bars));
    }

    [Theory]
    [InlineData("aobv(12,4)")]
    [InlineData("kvo(55,34,13)")]
    [InlineData("mcclellan(39,19)")]
    [InlineData("mcsummation(39,19)")]
    [InlineData("compr(30,10)")]
    public void A_fast_period_that_is_not_below_the_slow_one_is_refused(string spec) =>
        Assert.Contains("not below the slow period", Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(spec)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_entry_of_the_list_is_there_under_its_name()
    {
        string[] names =
        [
            "aobv", "cmf", "efi", "eom", "kvo", "nvi", "pvi", "pvt", "pvol", "pvr", "vp", "vfi", "wad", "marketfi", "tsv", "iii", "rvol",
            "tr", "atr", "natr", "ad", "adosc", "obv", "adr", "ui", "hvol", "gkv", "cvi", "pdist", "thermo", "compr", "drawdown", "logret",
            "pctret",
        ];
        Assert.All(names, name => Assert.Equal(name.ToUpperInvariant(), IndicatorSpec.Parse(name).Descriptor.Entry));
        Assert.All(["adline", "addiff", "adratio", "mcclellan", "mcsummation"], name => Assert.Equal("BREADTH", IndicatorSpec.Parse(name).Descriptor.Entry));
        Assert.All(["sharpe", "sortino", "valueatrisk"], name => Assert.Equal("SHARPE", IndicatorSpec.Parse(name).Descriptor.Entry));
    }

    private static readonly EqualityComparer<decimal?> Near =
        EqualityComparer<decimal?>.Create((left, right) => left is null == right is null && Math.Abs((left - right) ?? 0) < 1e-18m);

    private static Ohlcv<decimal> Bar(decimal close, decimal volume) => new(close, close, close, close, volume);

    private static decimal?[] Values(string spec, Ohlcv<decimal>[] bars)
    {
        var indicator = IndicatorCatalog.Create<decimal>(spec);
        var row = new decimal?[indicator.OutputCount];
        return [.. bars.Select(bar =>
        {
            indicator.Update(bar, row);
            return row[0];
        })];
    }

    private static double? Last(string spec, Ohlcv<double>[] bars)
    {
        var indicator = IndicatorCatalog.Create<double>(spec);
        var row = new double?[indicator.OutputCount];
        Array.ForEach(bars, bar => indicator.Update(bar, row));
        return row[0];
    }

    [Fact]
    public void The_index_of_Arms_is_1_where_volume_goes_with_issues_and_has_no_value_where_a_quotient_has_none()
    {
        var exact = new ArmsIndex<decimal>();
        Assert.Equal(1m, Arms(1500, 1000, 300, 200));
        Assert.Equal(2m, Arms(2000, 1000, 400, 400));
        Assert.Equal(0m, Arms(0, 1000, 1, 400));
        Assert.Null(Arms(2000, 0, 400, 400));
        Assert.Null(Arms(2000, 1000, 0, 400));
        Assert.Null(Arms(2000, 1000, 400, 0));

        // Neither the quotients nor the products of these are decimals with digits to spare.
        Assert.Equal(3m, Arms(1e-20m, 2e-28m, 1e28m, 6e20m));
        Assert.Null(Arms(1e28m, 1e-28m, 1, 1e28m));
        Assert.False(new ArmsIndex<double>().Update(new Breadth<double>(2000, 1000, 400, double.NaN), out _));
        Assert.True(new ArmsIndex<double>().Update(new Breadth<double>(2000, 1000, 400, 400), out var rounded));
        Assert.Equal(2.0, rounded);

        decimal? Arms(decimal advancing, decimal declining, decimal up, decimal down) =>
            exact.Update(new Breadth<decimal>(advancing, declining, up, down), out var value) ? value : null;
    }

    [Fact]
    public void Every_path_of_the_index_of_Arms_gives_the_same_bits()
    {
        // Now and then no issue declined, no volume is known, or a number is missing.
        var breadth = TestSeries.Exact("ordinary", 140)
            .Select((b, i) => new Breadth<decimal>(b.High, i % 9 == 4 ? 0 : b.Low, i % 13 == 6 ? 0 : b.Volume, b.Close)).ToArray();
        var rounded = breadth.Select((b, i) => new Breadth<double>(
            (double)b.AdvancingIssues, (double)b.DecliningIssues, (double)b.AdvancingVolume, i % 17 == 3 ? double.NaN : (double)b.DecliningVolume)).ToArray();
        IndicatorContract.Verify(() => new ArmsIndex<decimal>(), breadth);
        IndicatorContract.Verify(() => new ArmsIndex<double>(), rounded);
        IndicatorContract.VerifyNoAllocation(() => new ArmsIndex<decimal>(), breadth);
        IndicatorContract.VerifyNoAllocation(() => new ArmsIndex<double>(), rounded);
        Assert.Null(IndicatorCatalog.Find("trin"));
    }

    [Fact]
    public void An_ulcer_index_of_the_maximum_of_the_window_keeps_no_rolling_extremes()
    {
        // The window twice over, and next to nothing else but the object itself.
        var index = new UlcerIndex<double>(1000);
        Assert.InRange(Bytes(() => index.Clone()), 0, (4 * 2048 * sizeof(double)) + 2048);
        var rolling = new UlcerIndex<double>(1000, UlcerMaximum.Rolling);
        Assert.InRange(Bytes(() => rolling.Clone()), 4 * 2048 * sizeof(double) + 6 * 1024 * sizeof(double), int.MaxValue);
    }

    private static long Bytes(Func<object> make)
    {
        make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var made = make();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(made);
        return bytes;
    }
}
