using AlphaPulse.Backtesting;
using AlphaPulse.Features;

namespace AlphaPulse.Inference.Tests;

public class OutcomeSettlerTests
{
    private static readonly TradingCosts TenBasisPoints = new() { FeeBasisPoints = 10 };

    [Fact]
    public void A_long_signal_enters_at_the_next_open_and_leaves_at_the_close_of_its_horizon()
    {
        var settled = Settle(Scene.Signal(0, SignalDirection.Long, horizon: 2), [Scene.Bar(1, 100, 104), Scene.Bar(2, 105, 110)]);
        var outcome = Assert.Single(settled);
        Assert.Equal(OutcomeStatus.Settled, outcome.Status);
        Assert.Equal(100m, outcome.EntryPrice);
        Assert.Equal(110m, outcome.ExitPrice);
        Assert.Equal(0.1m, outcome.GrossReturn);

        // 10 basis points of the entry value 1 and of the exit value 1.1.
        Assert.Equal(0.1m - 0.001m - 0.0011m, outcome.NetReturn);
        Assert.Equal(Scene.Hour(3), outcome.SettledAt);
    }

    [Fact]
    public void A_short_signal_earns_what_a_long_one_loses_and_pays_the_same_costs()
    {
        var outcome = Assert.Single(Settle(Scene.Signal(0, SignalDirection.Short), [Scene.Bar(1, 100, 90)]));
        Assert.Equal(0.1m, outcome.GrossReturn);
        Assert.Equal(0.1m - 0.001m - 0.0009m, outcome.NetReturn);
    }

    [Fact]
    public void A_flat_signal_costs_and_earns_nothing()
    {
        var outcome = Assert.Single(Settle(Scene.Signal(0, SignalDirection.Flat), [Scene.Bar(1, 100, 90)]));
        Assert.Equal((0m, 0m), (outcome.GrossReturn, outcome.NetReturn));
    }

    [Fact]
    public void A_missing_entry_bar_voids_the_signal()
    {
        var outcome = Assert.Single(Settle(Scene.Signal(0, SignalDirection.Long, horizon: 2), [Scene.Bar(2, 100, 110)]));
        Assert.Equal(OutcomeStatus.VoidGap, outcome.Status);
        Assert.Null(outcome.EntryPrice);
        Assert.Null(outcome.NetReturn);
    }

    [Fact]
    public void A_missing_bar_at_the_horizon_voids_the_signal()
    {
        var outcome = Assert.Single(Settle(Scene.Signal(0, SignalDirection.Long, horizon: 2), [Scene.Bar(1, 100, 110), Scene.Bar(3, 111, 112)]));
        Assert.Equal(OutcomeStatus.VoidGap, outcome.Status);
        Assert.Null(outcome.ExitPrice);
    }

    [Fact]
    public void A_signal_whose_horizon_has_not_closed_stays_open()
    {
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints);
        settler.Follow(Scene.Signal(0, SignalDirection.Long, horizon: 5));
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(1, 100, 101), settled);
        Assert.Empty(settled);
        Assert.Equal(1, settler.PendingCount);
    }

    /// <summary>A split of ten for one is no loss of nine tenths, and a gain behind it is settled as one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_cut_between_signal_and_end_voids_it_whatever_the_prices_say(int at)
    {
        var settler = Cut(at, knownAt: 50);
        settler.Follow(Scene.Signal(0, SignalDirection.Long, horizon: 3));
        var settled = new List<Outcome>();
        foreach (var bar in Enumerable.Range(1, 3).Select(hour => Scene.Bar(hour, hour < at ? 100 : 10, hour < at ? 100 : 10)))
        {
            settler.Observe(bar, settled);
        }

        var outcome = Assert.Single(settled);
        Assert.Equal((OutcomeStatus.VoidCut, null, null, Scene.Hour(50)), (outcome.Status, outcome.EntryPrice, outcome.NetReturn, outcome.SettledAt));
        Assert.Equal(0, settler.PendingCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_cut_before_the_signal_or_behind_its_end_changes_nothing(int at)
    {
        var settler = Cut(at, knownAt: 0);
        settler.Follow(Scene.Signal(0, SignalDirection.Long, horizon: 2));
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(1, 100, 104), settled);
        settler.Observe(Scene.Bar(2, 105, 110), settled);
        settler.Observe(Scene.Bar(3, 11, 11), settled);
        Assert.Equal((OutcomeStatus.Settled, 110m), (Assert.Single(settled).Status, settled[0].ExitPrice));
    }

    [Fact]
    public void A_bar_that_is_missing_before_the_cut_is_a_gap()
    {
        var settler = Cut(4, knownAt: 0);
        settler.Follow(Scene.Signal(0, SignalDirection.Long, horizon: 2));
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(1, 100, 104), settled);
        settler.Observe(Scene.Bar(5, 10, 10), settled);
        Assert.Equal(OutcomeStatus.VoidGap, Assert.Single(settled).Status);
    }

    [Fact]
    public void Behind_a_delisting_no_bar_comes_and_time_alone_voids_what_is_open()
    {
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints);
        settler.Follow(Scene.Signal(0, SignalDirection.Long, horizon: 5));
        settler.Follow(Scene.Signal(1, SignalDirection.Short, horizon: 5));
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(2, 100, 101), settled);
        var delisting = new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Delisting, Scene.Hour(4), Scene.Hour(6), "the list");
        settler.Learn(delisting);
        settler.Learn(delisting);
        settler.Advance(Scene.Series.Instrument, Scene.Hour(3), settled);
        Assert.Empty(settled);
        settler.Advance(Scene.Series.Instrument, Scene.Hour(9), settled);
        Assert.Equal([(0, OutcomeStatus.VoidCut, Scene.Hour(6)), (1, OutcomeStatus.VoidCut, Scene.Hour(6))], settled.Select(o => ((int)(o.Signal.BarTime - Scene.Start).TotalHours, o.Status, o.SettledAt!.Value)));
    }

    /// <summary>A timer is a second ahead of the last bar before a split, whose signal is followed only then.</summary>
    [Fact]
    public void A_cut_that_time_passed_before_its_bars_came_still_voids_what_is_followed_then()
    {
        var settler = Cut(12, knownAt: 0);
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(10, 100, 100), settled);
        settler.Follow(Scene.Signal(10, SignalDirection.Long, horizon: 3));
        settler.Advance(Scene.Series.Instrument, Scene.Hour(12).AddSeconds(1), settled);
        Assert.Equal((OutcomeStatus.VoidCut, Scene.Hour(12)), (Assert.Single(settled).Status, settled[0].SettledAt));

        settled.Clear();
        settler.Observe(Scene.Bar(11, 100, 100), settled);
        settler.Follow(Scene.Signal(11, SignalDirection.Long, horizon: 2));
        Assert.Empty(settled);
        settler.Observe(Scene.Bar(12, 10, 10), settled);
        Assert.Equal((Scene.Hour(11), OutcomeStatus.VoidCut, Scene.Hour(12)), (Assert.Single(settled).Signal.BarTime, settled[0].Status, settled[0].SettledAt));
        settler.Observe(Scene.Bar(13, 10, 10), settled);
        settler.Advance(Scene.Series.Instrument, Scene.Hour(20), settled);
        Assert.Single(settled);
        Assert.Equal(0, settler.PendingCount);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void A_bar_and_time_alone_find_the_same_outcome(int knownAt)
    {
        var (byBar, byTime) = (new List<Outcome>(), new List<Outcome>());
        foreach (var (settled, show) in new[] { (byBar, true), (byTime, false) })
        {
            var settler = Cut(3, knownAt);
            settler.Follow(Scene.Signal(2, SignalDirection.Long, horizon: 2));
            if (show)
            {
                settler.Observe(Scene.Bar(5, 10, 10), settled);
            }
            else
            {
                settler.Advance(Scene.Series.Instrument, Scene.Hour(30), settled);
            }
        }

        Assert.Equal(Scene.Hour(Math.Max(3, knownAt)), Assert.Single(byBar).SettledAt);
        Assert.Equal(byBar, byTime);
    }

    [Fact]
    public void A_cut_of_another_instrument_is_none()
    {
        var settler = new OutcomeSettler(
            AlwaysOpenCalendar.Instance, TenBasisPoints, null, [new SeriesCut(InstrumentId.Parse("test:CCC-BBB"), InstrumentEventKind.Split, Scene.Hour(1), Scene.Hour(1), "notice")]);
        settler.Follow(Scene.Signal(0, SignalDirection.Long));
        var settled = new List<Outcome>();
        settler.Observe(Scene.Bar(1, 100, 104), settled);
        Assert.Equal(OutcomeStatus.Settled, Assert.Single(settled).Status);
    }

    /// <summary>What training has no label of, serving has no outcome of, and the other way round.</summary>
    [Fact]
    public void Outcomes_are_there_exactly_where_labels_are()
    {
        const int Horizon = 3;
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new DeterministicRandom(seed);
            SeriesCut[] cuts = [.. Enumerable.Range(0, 4).Select(_ => 1 + random.NextInt32(39)).Distinct().Select(hour =>
                new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(hour), Scene.Hour(random.NextInt32(60)), "notice"))];
            var labels = new LabelEngine(Labels.Parse($"forward_log_return({Horizon})"), AlwaysOpenCalendar.Instance, cuts);
            var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints, null, cuts);
            var (realized, settled) = (new List<RealizedLabel>(), new List<Outcome>());
            for (var hour = 0; hour < 40; hour++)
            {
                if (random.NextInt32(10) == 0)
                {
                    continue;
                }

                var bar = Scene.Bar(hour, 100, 101);
                labels.Observe(bar, begin: true, realized);
                settler.Observe(bar, settled);
                settler.Follow(Scene.Signal(hour, SignalDirection.Long, Horizon));
            }

            // A label needs the bar at its end, and an outcome the one of its entry as well.
            var labelled = realized.Select(label => label.BarTime).ToHashSet();
            var divided = settled.Where(o => o.Status == OutcomeStatus.VoidCut).Select(o => o.Signal.BarTime).ToList();
            Assert.All(settled.Where(o => o.Status == OutcomeStatus.Settled), o => Assert.Contains(o.Signal.BarTime, labelled));
            Assert.All(divided, time => Assert.DoesNotContain(time, labelled));
            Assert.NotEmpty(divided);
        }
    }

    [Fact]
    public void The_engine_tells_the_cuts_of_its_series_unless_they_are_allowed()
    {
        var own = new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(3), Scene.Hour(3), "notice");
        var engine = Engine(UncleanTreatment.Missing, own);
        Assert.Equal([own], engine.Cuts);
        Assert.Equal(Scene.Series, engine.Series);
        Assert.Empty(Engine(UncleanTreatment.Allow, own).Cuts);
    }

    private static SignalEngine Engine(UncleanTreatment treatment, SeriesCut own) => new(
        Scene.Model(),
        Scene.Features,
        AlwaysOpenCalendar.Instance,
        SignalMode.Shadow,
        new FeatureInputs { Cuts = [own, own with { Instrument = InstrumentId.Parse("test:CCC-BBB") }], Unclean = new UncleanPolicy { Cuts = treatment } });

    private static OutcomeSettler Cut(int at, int knownAt) => new(
        AlwaysOpenCalendar.Instance, TenBasisPoints, null, [new SeriesCut(Scene.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(at), Scene.Hour(knownAt), "notice")]);

    private static List<Outcome> Settle(Signal signal, IEnumerable<Bar> bars)
    {
        var settler = new OutcomeSettler(AlwaysOpenCalendar.Instance, TenBasisPoints);
        settler.Follow(signal);
        var settled = new List<Outcome>();
        foreach (var bar in bars)
        {
            settler.Observe(bar, settled);
        }

        return settled;
    }
}
