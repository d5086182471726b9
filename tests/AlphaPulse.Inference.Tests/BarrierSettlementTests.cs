using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Inference.Tests;

/// <summary>A signal of a model of barriers leaves where the barriers say, not where the time runs out.</summary>
public class BarrierSettlementTests
{
    private static readonly TradingCosts TenBasisPoints = new() { FeeBasisPoints = 10 };

    // Closes 100, 102, 100: returns of +-ln 1.02, so barriers at 100 * 1.02^k for a signal of the last of them, at hour 2.
    private static readonly Bar[] Past = [Scene.Bar(0, 100, 100), Scene.Bar(1, 100, 102), Scene.Bar(2, 102, 100)];

    [Fact]
    public void A_long_signal_leaves_at_the_barrier_that_it_touches_first()
    {
        var outcome = Assert.Single(Settle("triple_barrier(5,2,1,2)", SignalDirection.Long, Past, [Scene.Bar(3, 100, 101), Scene.Bar(4, 101, 105), Scene.Bar(5, 105, 90)]));
        Assert.Equal(OutcomeStatus.Settled, outcome.Status);
        Assert.Equal(100m, outcome.EntryPrice);
        Assert.Equal(104.04m, outcome.ExitPrice!.Value, 10);
        Assert.Equal(0.0404m, outcome.GrossReturn!.Value, 10);
        Assert.Equal(0.0404m - 0.001m - 0.00104040m, outcome.NetReturn!.Value, 10);

        // Known with the bar of the touch, three bars before the horizon.
        Assert.Equal(Scene.Hour(5), outcome.SettledAt);
    }

    [Fact]
    public void A_short_signal_has_its_loss_above_and_leaves_at_the_open_beyond_it()
    {
        var outcome = Assert.Single(Settle("triple_barrier(5,2,1,2)", SignalDirection.Short, Past, [Scene.Bar(3, 101, 101), Scene.Bar(4, 104, 104)]));
        Assert.Equal((101m, 104m), (outcome.EntryPrice, outcome.ExitPrice));
        Assert.Equal(-(104m / 101m - 1), outcome.GrossReturn);
    }

    [Theory]
    [InlineData(SignalDirection.Long, 105)]
    [InlineData(SignalDirection.Short, 95)]
    public void A_signal_that_enters_beyond_its_profit_leaves_at_that_open(SignalDirection direction, int open)
    {
        var outcome = Assert.Single(Settle("triple_barrier(5,2,1,2)", direction, Past, [Scene.Bar(3, open, open)]));
        Assert.Equal((OutcomeStatus.Settled, open, open, 0m), (outcome.Status, outcome.EntryPrice, outcome.ExitPrice, outcome.GrossReturn));
        Assert.Equal(-0.002m, outcome.NetReturn);
    }

    // Opens jump by more than barriers are wide.
    [Fact]
    public void The_price_of_the_exit_was_traded_in_its_bar() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var bars = new List<Bar>();
        var close = 100m;
        for (var hour = 0; hour < 120; hour++)
        {
            var open = Math.Round(close * (decimal)Math.Exp(0.03 * random.NextNormal()), 2);
            close = Math.Round(open * (decimal)Math.Exp(0.01 * random.NextNormal()), 2);
            bars.Add(Scene.Bar(hour, open, close));
        }

        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, Labels.Parse("triple_barrier(6,1,1,4)"));
        var settled = new List<Outcome>();
        for (var i = 0; i < bars.Count; i++)
        {
            var from = settled.Count;
            settler.Observe(bars[i], settled);
            Assert.All(settled.Skip(from), o => Assert.InRange(o.ExitPrice!.Value, bars[i].Low, bars[i].High));
            settler.Follow(Scene.Signal(i, i % 2 == 0 ? SignalDirection.Long : SignalDirection.Short, 6));
        }

        Assert.True(settled.Count > 100);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_closes_it_leaves_at_the_close_that_is_beyond()
    {
        var outcome = Assert.Single(Settle("triple_barrier(5,2,1,2,close,sign)", SignalDirection.Long, Past, [Scene.Bar(3, 100, 101), Scene.Bar(4, 101, 97)]));
        Assert.Equal(97m, outcome.ExitPrice);
    }

    [Theory]
    [InlineData("triple_barrier(2,2,2,2)")]
    [InlineData("triple_barrier(2,2,2,2,high_low,none)")]
    [InlineData("triple_barrier(2,2,2,2,high_low,miss)")]
    public void Time_ends_a_position_whatever_the_label_makes_of_it(string label)
    {
        var outcome = Assert.Single(Settle(label, SignalDirection.Long, Past, [Scene.Bar(3, 101, 100), Scene.Bar(4, 100, 100), Scene.Bar(5, 100, 200)], horizon: 2));
        Assert.Equal((OutcomeStatus.Settled, 101m, 100m, Scene.Hour(5)), (outcome.Status, outcome.EntryPrice, outcome.ExitPrice, outcome.SettledAt));
    }

    [Fact]
    public void A_missing_bar_before_the_touch_voids_the_signal_and_one_after_it_does_not_matter()
    {
        var voided = Assert.Single(Settle("triple_barrier(5,2,1,2)", SignalDirection.Long, Past, [Scene.Bar(3, 100, 101), Scene.Bar(5, 101, 105)]));
        Assert.Equal((OutcomeStatus.VoidGap, null, Scene.Hour(6)), (voided.Status, voided.ExitPrice, voided.SettledAt));
        var entry = Assert.Single(Settle("triple_barrier(5,2,1,2)", SignalDirection.Long, Past, [Scene.Bar(4, 101, 105)]));
        Assert.Equal((OutcomeStatus.VoidGap, null), (entry.Status, entry.EntryPrice));
        var settled = Assert.Single(Settle("triple_barrier(5,2,1,2)", SignalDirection.Long, Past, [Scene.Bar(3, 100, 105), Scene.Bar(6, 90, 90)]));
        Assert.Equal(OutcomeStatus.Settled, settled.Status);
    }

    /// <summary>The barrier of a long position lies at 98 or so; the split goes through it and is no stop.</summary>
    [Fact]
    public void A_split_touches_no_barrier_and_no_barrier_is_laid_from_bars_before_it()
    {
        var split = new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(4), Scene.Hour(4), "notice");
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, Labels.Parse("triple_barrier(3,2,1,2)"), [split]);
        var settled = new List<Outcome>();
        foreach (var bar in Past)
        {
            settler.Observe(bar, settled);
        }

        settler.Follow(Scene.Signal(2, SignalDirection.Long, 3));
        settler.Observe(Scene.Bar(3, 100, 101), settled);
        settler.Observe(Scene.Bar(4, 10, 10), settled);
        Assert.Equal((OutcomeStatus.VoidCut, Scene.Hour(4)), (Assert.Single(settled).Status, settled[0].SettledAt));

        // Its barriers would need two bars behind the split: time alone ends it.
        settled.Clear();
        settler.Follow(Scene.Signal(4, SignalDirection.Long, 3));
        settler.Observe(Scene.Bar(5, 10, 20), settled);
        settler.Observe(Scene.Bar(6, 20, 21), settled);
        Assert.Empty(settled);
        settler.Observe(Scene.Bar(7, 21, 22), settled);
        Assert.Equal((OutcomeStatus.Settled, 10m, 22m), (Assert.Single(settled).Status, settled[0].EntryPrice, settled[0].ExitPrice));
    }

    /// <summary>A timer is ahead of the last bar before a split: the bars before it still lay no barrier behind it.</summary>
    [Fact]
    public void A_cut_that_time_passed_before_its_bars_came_still_parts_the_bars_of_barriers()
    {
        var split = new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(3), Scene.Hour(3), "notice");
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, Labels.Parse("triple_barrier(3,2,1,2)"), [split]);
        var settled = new List<Outcome>();
        settler.Observe(Past[0], settled);
        settler.Observe(Past[1], settled);
        settler.Advance(Scene.Series.Instrument, Scene.Hour(3).AddSeconds(1), settled);
        settler.Observe(Past[2], settled);
        settler.Follow(Scene.Signal(2, SignalDirection.Long, 3));
        settler.Observe(Scene.Bar(3, 10, 10), settled);
        Assert.Equal(OutcomeStatus.VoidCut, Assert.Single(settled).Status);

        // With barriers from bars on both sides the rise of a tenth would be beyond one.
        settled.Clear();
        settler.Follow(Scene.Signal(3, SignalDirection.Long, 3));
        settler.Observe(Scene.Bar(4, 10, 11), settled);
        settler.Observe(Scene.Bar(5, 11, 9), settled);
        Assert.Empty(settled);
        settler.Observe(Scene.Bar(6, 9, 12), settled);
        Assert.Equal((OutcomeStatus.Settled, 12m), (Assert.Single(settled).Status, settled[0].ExitPrice));
    }

    /// <summary>Training has the barriers of bars behind a cut, however late the cut became known.</summary>
    [Fact]
    public void A_cut_that_becomes_known_late_leaves_the_barriers_that_training_lays()
    {
        var label = Labels.Parse("triple_barrier(6,2,1.5,4,high_low,miss)");
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new DeterministicRandom(seed);
            SeriesCut[] cuts = [.. Enumerable.Range(0, 3).Select(_ => new SeriesCut(
                Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(10 + random.NextInt32(60)), Scene.Hour(0), "notice"))];
            var known = cuts.ToDictionary(cut => cut, cut => (int)(cut.At - Scene.Start).TotalHours + random.NextInt32(8) - 2);
            var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, label);
            var labels = new LabelEngine(label, AlwaysOpenCalendar.Instance, cuts);
            var (settled, realized) = (new List<Outcome>(), new List<RealizedLabel>());
            var close = 100m;
            for (var hour = 0; hour < 100; hour++)
            {
                var open = close;
                close = Math.Round(open * (decimal)Math.Exp(0.01 * random.NextNormal()), 2);
                if (random.NextInt32(30) == 0)
                {
                    continue;
                }

                var bar = Scene.Bar(hour, open, close);
                labels.Observe(bar, begin: true, realized);
                settler.Observe(bar, settled);
                foreach (var cut in cuts.Where(cut => known[cut] <= hour))
                {
                    settler.Learn(cut);
                }

                settler.Follow(Scene.Signal(hour, SignalDirection.Long, 6));
            }

            // Signals that were followed before a cut behind them was known had barriers of the bars before it.
            var outcomes = settled.ToDictionary(o => o.Signal.BarTime);
            var aware = realized.Where(one => cuts.All(cut => one.BarTime < cut.At || Scene.Hour(known[cut]) <= one.BarTime)).ToList();
            Assert.Contains(aware, one => cuts.Any(cut => one.BarTime >= cut.At && one.BarTime < cut.At.AddHours(24)));
            foreach (var one in aware)
            {
                Assert.Equal((OutcomeStatus.Settled, one.KnownAt), (outcomes[one.BarTime].Status, outcomes[one.BarTime].SettledAt));
            }
        }
    }

    [Fact]
    public void Without_barriers_time_alone_ends_it()
    {
        Bar[] after = [Scene.Bar(3, 100, 105), Scene.Bar(4, 105, 103)];
        var flat = Assert.Single(Settle("triple_barrier(2,1,1,2)", SignalDirection.Flat, Past, after, horizon: 2));
        Assert.Equal((103m, 0m, 0m), (flat.ExitPrice, flat.GrossReturn, flat.NetReturn));
        Bar[] still = [Scene.Bar(0, 100, 100), Scene.Bar(1, 100, 100), Scene.Bar(2, 100, 100)];
        Assert.Equal(103m, Assert.Single(Settle("triple_barrier(2,1,1,2)", SignalDirection.Long, still, after, horizon: 2)).ExitPrice);

        // A trend scan is decided with hindsight: nobody could have left where it says.
        Assert.Equal(103m, Assert.Single(Settle("trend_scan(2,2)", SignalDirection.Long, Past, after, horizon: 2)).ExitPrice);
    }

    [Fact]
    public void A_signal_whose_bar_was_not_shown_is_refused()
    {
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, Labels.Parse("triple_barrier(5,2,1,2)"));
        Assert.Contains("Observe", Assert.Throws<InvalidOperationException>(() => settler.Follow(Scene.Signal(2, SignalDirection.Long, 5))).Message, StringComparison.Ordinal);
    }

    // The label of the training and the settlement of the signal are the same event.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_signal_ends_with_the_bar_and_at_the_price_of_its_label(long seed)
    {
        var random = new DeterministicRandom(seed);
        var bars = new List<Bar>();
        var close = 100m;
        for (var hour = 0; hour < 400; hour++)
        {
            var open = Math.Round(close * (decimal)Math.Exp(0.003 * random.NextNormal()), 2);
            close = Math.Round(open * (decimal)Math.Exp(0.01 * random.NextNormal()), 2);
            var high = Math.Round(Math.Max(open, close) * (1 + (decimal)(0.006 * random.NextDouble())), 2);
            var low = Math.Round(Math.Min(open, close) * (1 - (decimal)(0.006 * random.NextDouble())), 2);
            if (random.NextDouble() > 0.02)
            {
                bars.Add(new Bar(Scene.Series, Scene.Hour(hour), open, high, low, close, 1, Scene.Hour(hour + 1), BarProvenance.Simulated));
            }
        }

        var label = Labels.Parse("triple_barrier(12,2,1.5,10,high_low,miss)");
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, label);
        var labels = new LabelEngine(label, AlwaysOpenCalendar.Instance);
        var settled = new List<Outcome>();
        var realized = new List<RealizedLabel>();
        foreach (var (bar, i) in bars.Select((b, i) => (b, i)))
        {
            settler.Observe(bar, settled);
            labels.Observe(bar, begin: true, realized);
            settler.Follow(Scene.Signal((int)(bar.OpenTime - Scene.Start).TotalHours, SignalDirection.Long, 12));
        }

        var outcomes = settled.ToDictionary(o => o.Signal.BarTime);
        foreach (var known in realized)
        {
            var outcome = outcomes[known.BarTime];
            Assert.Equal(OutcomeStatus.Settled, outcome.Status);
            Assert.Equal(known.KnownAt, outcome.SettledAt);
            Assert.Equal(known.Value.LogReturn, Math.Log((double)(outcome.ExitPrice!.Value / bars[(int)known.Start].Close)), 1e-9);
        }

        Assert.True(realized.Count > 150, $"{realized.Count} labels");
        Assert.Contains(realized, r => r.HorizonTime < r.BarTime.AddHours(12));
    }

    private static List<Outcome> Settle(string label, SignalDirection direction, IEnumerable<Bar> past, IEnumerable<Bar> after, int horizon = 5)
    {
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, Labels.Parse(label));
        var settled = new List<Outcome>();
        foreach (var bar in past)
        {
            settler.Observe(bar, settled);
        }

        settler.Follow(Scene.Signal(2, direction, horizon));
        foreach (var bar in after)
        {
            settler.Observe(bar, settled);
        }

        Assert.Equal(0, settler.PendingCount);
        return settled;
    }
}
