using FsCheck;
using FsCheck.Fluent;
using static AlphaPulse.Collectors.Tests.Quality.FirewallScene;

namespace AlphaPulse.Collectors.Tests.Quality;

/// <summary>Each rule holds what it is for, and lets pass what looks like it and is true.</summary>
public class BarFirewallTests
{
    [Fact]
    public void A_quiet_series_passes() => Assert.Empty(Judge(Quiet(2_000)));

    [Fact]
    public void A_wrong_print_is_held_for_good_and_what_comes_behind_it_is_measured_without_it()
    {
        var bars = Quiet(400);
        bars[300] = With(bars[300], close: bars[300].Close * 1.2m);
        var held = Judge(bars);
        var (index, verdict) = Assert.Single(held);
        Assert.Equal((300, QuarantineKind.Outlier, 40.0), (index, verdict.Kind, verdict.Limit));
        Assert.InRange(verdict.Statistic, 80, 300);
        Assert.Contains("robust scales from the bars before it; 40 are held", verdict.ToString(), StringComparison.Ordinal);

        // A wick is a price as well.
        bars = Quiet(400);
        bars[300] = With(bars[300], high: bars[300].High * 1.2m);
        Assert.Equal([300], Judge(bars).Keys);
    }

    [Fact]
    public void A_crash_is_held_until_the_next_bar_confirms_it()
    {
        var bars = Quiet(400);
        for (var i = 300; i < bars.Count; i++)
        {
            bars[i] = Scaled(bars[i], 0.8m);
        }

        var firewall = new BarFirewall(Hours);
        var held = new List<int>();
        for (var i = 0; i < bars.Count; i++)
        {
            if (firewall.Judge(bars[i]).IsHeld)
            {
                held.Add(i);
            }

            var isConfirmed = firewall.TryTakeConfirmed(out var confirmed);
            Assert.Equal((i == 301, i == 301 ? bars[300] : null), (isConfirmed, confirmed));
        }

        Assert.Equal([300], held);
    }

    [Fact]
    public void Prices_that_leap_about_stay_held_until_two_of_them_agree()
    {
        var bars = Quiet(400);
        bars[300] = Scaled(bars[300], 2m);
        bars[301] = Scaled(bars[301], 0.5m);
        bars[302] = Scaled(bars[302], 3m);
        Assert.Equal([300, 301, 302], Judge(bars).Keys);
    }

    [Fact]
    public void Nothing_is_judged_by_too_few_bars_and_over_a_gap_a_price_may_go_farther()
    {
        var bars = Quiet(400);
        bars[40] = Scaled(bars[40], 1.2m);
        Assert.Empty(Judge(bars.Take(41).ToList()));

        bars = Quiet(600);
        var jump = bars.Take(300).Concat(bars.Skip(300).Select(b => Scaled(b, 1.08m))).ToList();
        Assert.Equal([300], Judge(jump).Keys);
        jump.RemoveRange(260, 40);
        Assert.Empty(Judge(jump));
    }

    [Fact]
    public void A_source_that_stands_still_is_held_and_a_flat_market_without_volume_is_not()
    {
        var bars = Quiet(400);
        for (var i = 201; i < 206; i++)
        {
            bars[i] = At(i, bars[200].Open, bars[200].Close, bars[200].Volume);
        }

        var held = Judge(bars);
        Assert.Equal([202, 203, 204, 205], held.Keys);
        Assert.All(held.Values, v => Assert.Equal(QuarantineKind.Stale, v.Kind));
        for (var i = 200; i < 206; i++)
        {
            bars[i] = At(i, 100, 100, 0);
        }

        Assert.DoesNotContain(QuarantineKind.Stale, Judge(bars, new BarFirewallOptions { OutlierScales = 1e9 }).Values.Select(v => v.Kind));
    }

    [Fact]
    public void Bars_without_volume_are_held_where_the_series_trades_and_not_where_it_is_often_quiet()
    {
        var options = new BarFirewallOptions { ZeroVolumeBars = 10 };
        var bars = Quiet(600);
        for (var i = 300; i < 330; i++)
        {
            bars[i] = With(bars[i], volume: 0);
        }

        var held = Judge(bars, options);
        Assert.Equal(Enumerable.Range(309, 21), held.Keys);
        Assert.All(held.Values, v => Assert.Equal(QuarantineKind.ZeroVolume, v.Kind));

        for (var i = 0; i < 300; i += 5)
        {
            bars[i] = With(bars[i], volume: 0);
        }

        Assert.Empty(Judge(bars, options));
    }

    [Fact]
    public void A_price_far_from_the_second_venue_is_held_and_a_spread_that_stays_is_the_usual_one()
    {
        var bars = Quiet(500);
        var other = new BarSeriesId(InstrumentId.Parse("other:BTC-USDT"), Timeframe.OneHour);
        List<Bar> Second(Func<int, decimal> factor) => [.. bars.Select((b, i) => At(i, b.Open * factor(i), b.Close * factor(i), 3, other))];

        // The first venue alone went by a hundredth: no outlier of its own, and twenty times its spread.
        var held = Judge(bars, second: Second(i => i == 300 ? 1.02m : 1m + (i % 3 * 0.0001m)));
        Assert.Equal((300, QuarantineKind.VenueSpread), held.Select(h => (h.Key, h.Value.Kind)).Single());

        held = Judge(bars, second: Second(i => i >= 300 ? 1.02m : 1m));
        Assert.Equal(Enumerable.Range(300, 10), held.Keys);
        Assert.Empty(Judge(bars, second: Second(_ => 1.5m)));

        // What came later than the bar was not there to compare with.
        var late = Second(i => i == 300 ? 1.02m : 1m)
            .Select(b => new Bar(b.Series, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt.AddTicks(1), b.Provenance)).ToList();
        Assert.Empty(Judge(bars, second: late));
    }

    [Fact]
    public void A_verdict_does_not_depend_on_what_comes_later() =>
        Prop.ForAll(Gen.Choose(0, 999_999).SelectMany(seed => Gen.Choose(1, 399).Select(at => (Seed: seed, At: at))).ToArbitrary(), where =>
        {
            var random = new DeterministicRandom(where.Seed);
            var bars = Broken(random, 400);
            var changed = bars.Take(where.At).Concat(Broken(random, 400).Skip(where.At)).ToList();
            var options = new BarFirewallOptions { ZeroVolumeBars = 4 };
            var (held, other) = (Judge(bars, options), Judge(changed, options));
            Assert.Equal(held.Where(h => h.Key < where.At), other.Where(h => h.Key < where.At));
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_scale_is_that_of_a_plain_reference() =>
        Prop.ForAll(Gen.Choose(0, 999_999).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var window = new RobustWindow(24, 1e-6);
            var all = new List<double>();
            for (var i = 0; i < 80; i++)
            {
                var value = random.NextDouble() < 0.3 ? 0 : random.NextNormal() * 0.01;
                window.Add(value);
                all.Add(value);
                var kept = all.TakeLast(24).Order().ToList();
                var median = (kept[(kept.Count - 1) / 2] + kept[kept.Count / 2]) / 2;
                var deviations = kept.Select(v => Math.Abs(v - median)).Order().ToList();
                var (found, scale) = window.Measure();
                Assert.Equal(median, found);
                Assert.Equal(Math.Max(Math.Max(1.482602218505602 * deviations[deviations.Count / 2], 1.2533141373155001 * deviations.Average()), 1e-6), scale, 12);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_allocated_per_bar()
    {
        var bars = Broken(new DeterministicRandom(4), 3_000);
        var firewall = new BarFirewall(Hours);
        foreach (var bar in bars.Take(1_000))
        {
            firewall.Judge(bar, bar);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1_000; i < bars.Count; i++)
        {
            firewall.Judge(bars[i], bars[i]);
            firewall.TryTakeConfirmed(out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_source_is_stale_when_more_bars_are_due_than_are_allowed_by_the_calendar()
    {
        var firewall = new BarFirewall(Hours);
        Assert.False(firewall.IsStale(Start));
        firewall.Judge(At(0, 100, 100));
        Assert.False(firewall.IsStale(Start.AddHours(5)));
        Assert.True(firewall.IsStale(Start.AddHours(5).AddTicks(1)));

        var ibm = new BarSeriesId(InstrumentId.Parse("nyse:IBM"), Timeframe.OneHour);
        var weekend = new BarFirewall(ibm, new BarFirewallOptions { Calendar = TradingCalendars.Get("nyse"), StaleAfterBars = 1 });
        var friday = new DateTimeOffset(2024, 1, 5, 20, 0, 0, TimeSpan.Zero);
        weekend.Judge(new Bar(ibm, friday, 1, 1, 1, 1, 1, friday.AddHours(1), BarProvenance.VenueRest));
        Assert.False(weekend.IsStale(friday.AddDays(2)));
        Assert.True(weekend.IsStale(friday.AddDays(4)));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        var firewall = new BarFirewall(Hours);
        firewall.Judge(At(1, 100, 100));
        Assert.Throws<ArgumentException>(() => firewall.Judge(At(1, 100, 100)));
        Assert.Throws<ArgumentException>(() => firewall.Judge(At(2, 100, 100) with { IsProvisional = true }));
        Assert.Throws<ArgumentException>(() => firewall.Judge(At(2, 100, 100), At(3, 100, 100)));
        Assert.Throws<ArgumentException>(() => firewall.Judge(At(2, 100, 100, series: Hours with { Timeframe = Timeframe.OneDay })));
        foreach (var wrong in new BarFirewallOptions[]
        {
            new() { WindowBars = 5 }, new() { FewestBars = 999 }, new() { OutlierScales = 1 }, new() { SpreadScales = double.NaN }, new() { LeastScale = 0 },
            new() { QuietShare = 2 }, new() { StaleBars = 1 }, new() { StaleAfterBars = 0 },
        })
        {
            Assert.Contains("BarFirewallOptions.", Assert.Throws<ArgumentException>(() => new BarFirewall(Hours, wrong)).Message, StringComparison.Ordinal);
        }
    }

    private static List<Bar> Broken(DeterministicRandom random, int count)
    {
        var bars = Quiet(count, (long)(random.NextDouble() * 1e9));
        for (var i = 1; i < count; i++)
        {
            var what = random.NextDouble();
            bars[i] = what < 0.02 ? Scaled(bars[i], 1.3m)
                : what < 0.06 ? At(i, bars[i - 1].Open, bars[i - 1].Close, bars[i - 1].Volume)
                : what < 0.1 ? With(bars[i], volume: 0)
                : bars[i];
        }

        return bars;
    }
}
