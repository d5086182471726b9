using AlphaPulse.Backtesting;

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
