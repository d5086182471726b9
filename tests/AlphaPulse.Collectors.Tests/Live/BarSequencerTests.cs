namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>The order of one series, without threads and clocks.</summary>
public class BarSequencerTests
{
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneMinute);
    private readonly List<LiveStep> _steps = [];

    [Fact]
    public void Bars_come_once_and_in_order()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 1, 1, 0, 2);
        Assert.Equal("closed 0, closed 1, repeated 1, repeated 0, closed 2", Told());
    }

    /// <summary>One tick that is missed corrupts what is built on the series for good: Polymarket/ts-sdk#285. So nothing goes past it.</summary>
    [Fact]
    public void A_missing_bar_holds_the_later_ones_back_until_the_venue_has_been_asked()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 2, 3);
        Assert.Equal("closed 0", Told());
        Assert.True(sequencer.DueAt <= At(3) + TimeSpan.FromSeconds(1));
        Assert.Equal(Streamed.Minute(0), sequencer.BeginAsk());

        // New bars come while the venue is being asked.
        Offer(sequencer, 4);
        sequencer.Take([Rest(0), Rest(1)], _steps);
        sequencer.EndAsk(At(5), _steps);
        Assert.Equal("closed 1, closed 2, closed 3, closed 4", Told());
        Assert.Equal(Streamed.Minute(5), sequencer.Next);
        Assert.Equal(0, sequencer.Pending);
    }

    [Fact]
    public void Mixed_up_messages_need_no_request()
    {
        var sequencer = Create();
        Offer(sequencer, 1, 0);
        Assert.Equal("closed 0, closed 1", Told());
        Assert.Equal(Streamed.Minute(3) + TimeSpan.FromSeconds(10), sequencer.DueAt);
    }

    /// <summary>The venue's requests can be behind its stream: bitfinex-api-py#226.</summary>
    [Fact]
    public void An_answer_that_is_behind_is_asked_for_again_and_then_gone_without()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 2);
        var now = At(3);
        for (var i = 0; i < 2; i++)
        {
            sequencer.BeginAsk();
            sequencer.Take([Rest(0)], _steps);
            sequencer.EndAsk(now, _steps);
            Assert.Equal(now + TimeSpan.FromSeconds(2 << i), sequencer.DueAt);
            now = sequencer.DueAt!.Value;
        }

        Assert.Equal("closed 0", Told());
        sequencer.BeginAsk();
        sequencer.Take([Rest(0)], _steps);
        sequencer.EndAsk(now, _steps);
        Assert.Equal("missing 1 to 2, closed 2", Told());
    }

    [Fact]
    public void A_hole_within_an_answer_is_the_venues_own()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 5);
        sequencer.BeginAsk();
        sequencer.Take([Rest(0), Rest(2), Rest(4)], _steps);
        sequencer.EndAsk(At(6), _steps);
        Assert.Equal("closed 0, missing 1 to 2, closed 2, missing 3 to 4, closed 4, closed 5", Told());
    }

    [Fact]
    public void A_venue_that_fails_is_left_alone_longer_each_time_and_not_waited_for_without_end()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 2);
        var now = At(3);
        var waits = new List<double>();
        while (sequencer.Pending > 0)
        {
            sequencer.BeginAsk();
            waits.Add(sequencer.FailAsk("the venue is down", now, _steps).TotalSeconds);
            now = sequencer.DueAt!.Value;
        }

        Assert.Equal([2, 4, 8, 16, 32, 60, 60], waits);
        Assert.Equal("closed 0, missing 1 to 2, closed 2", Told());
    }

    /// <summary>A closed bar of the stream that differs from history later: ccxt#17576 (KuCoin), hummingbot#6889 (Coinbase), bittrex#17.</summary>
    [Fact]
    public void An_answer_that_differs_from_the_stream_is_a_revision()
    {
        var sequencer = Create();
        Offer(sequencer, 0);
        sequencer.BeginAsk();
        sequencer.Take([Rest(0, change: 0.5m), Rest(1)], _steps);
        sequencer.EndAsk(At(2), _steps);
        Assert.Equal("closed 0, revision 0, closed 1", Told());
        Assert.Equal(0.5m, Streamed.Bar(Series, 0, change: 0.5m).Close - Streamed.Bar(Series, 0).Close);

        // The answer is the record: what the stream still has in its pipes does not change it back.
        Offer(sequencer, 0);
        Assert.Equal("contradicted 0", Told());
        sequencer.BeginAsk();
        sequencer.Take([Rest(0, change: 0.5m)], _steps);
        Assert.Equal(string.Empty, Told());
    }

    [Fact]
    public void A_version_of_the_stream_that_waits_and_differs_is_kept_and_not_delivered()
    {
        var sequencer = Create();
        Offer(sequencer, 0, 2);
        sequencer.BeginAsk();
        sequencer.Take([Rest(1), Rest(2, change: 0.5m)], _steps);
        sequencer.EndAsk(At(3), _steps);
        Assert.Equal("closed 0, closed 1, superseded 2, closed 2", Told());
    }

    /// <summary>What an answer tells beyond the stream is no correction.</summary>
    [Fact]
    public void More_detail_is_no_revision()
    {
        var sequencer = Create();
        var streamed = Streamed.Bar(Series, 0, BarProvenance.VenueStream);
        sequencer.Offer(streamed with { Detail = null }, At(1), _steps);
        sequencer.BeginAsk();
        sequencer.Take([Rest(0)], _steps);
        Assert.Equal("closed 0", Told());
    }

    /// <summary>REST and some streams do not say whether a bar is final: binance-api-node#93. A bar that forms is never delivered as closed.</summary>
    [Fact]
    public void A_bar_that_forms_never_becomes_closed_by_itself()
    {
        var sequencer = Create(marksClosed: false);
        sequencer.Offer(Forming(0), At(0), _steps);
        sequencer.Offer(Forming(0), At(1), _steps);
        Assert.Equal("provisional 0, provisional 0", Told());
        Assert.Equal(Streamed.Minute(1) + TimeSpan.FromSeconds(1), sequencer.DueAt);
        sequencer.Offer(Forming(1), At(1), _steps);
        sequencer.BeginAsk();
        sequencer.Take([Rest(0)], _steps);
        sequencer.EndAsk(At(1) + TimeSpan.FromSeconds(2), _steps);
        Assert.Equal("provisional 1, closed 0", Told());
        Assert.Equal(Streamed.Minute(2) + TimeSpan.FromSeconds(1), sequencer.DueAt);
    }

    /// <summary>A minute without trades is no failure: bitfinex-api-py#198. The venue sends nothing, has nothing, and is asked ever more seldom.</summary>
    [Fact]
    public void A_silent_market_is_asked_ever_more_seldom_and_costs_no_bar()
    {
        var sequencer = Create(marksClosed: false);
        var waits = new List<double>();
        var now = sequencer.DueAt!.Value;
        Assert.Equal(Streamed.Minute(1) + TimeSpan.FromSeconds(10), now);
        for (var i = 0; i < 8; i++)
        {
            sequencer.BeginAsk();
            sequencer.EndAsk(now, _steps);
            waits.Add((sequencer.DueAt!.Value - now).TotalMinutes);
            now = sequencer.DueAt.Value;
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 32, 32], waits);

        // A trade at last: what lies before it is known to be not there after the usual tries.
        sequencer.Offer(Forming(200), now - TimeSpan.FromMinutes(10), _steps);
        Assert.Equal(now - TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1), sequencer.DueAt);
        for (var i = 0; i < 3; i++)
        {
            sequencer.BeginAsk();
            sequencer.EndAsk(At(200), _steps);
        }

        Assert.Equal("provisional 200, missing 0 to 200", Told());
        Assert.Equal(Streamed.Minute(200), sequencer.Next);
    }

    [Fact]
    public void After_a_connection_the_venue_is_asked_only_where_a_bar_can_have_closed()
    {
        var sequencer = Create();
        Offer(sequencer, 0);
        sequencer.Connected(At(1), At(2) - TimeSpan.FromTicks(1));
        Assert.Equal(Streamed.Minute(2) + TimeSpan.FromSeconds(10), sequencer.DueAt);
        sequencer.Connected(At(1), At(2));
        Assert.Equal(At(1), sequencer.DueAt);
    }

    /// <summary>Some of many streams die alone: node-binance-api#86. Then the venue has bars with trades of which the stream says nothing.</summary>
    [Fact]
    public void A_symbol_that_died_alone_is_noticed()
    {
        var sequencer = Create();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, sequencer.SilentRescues);
            sequencer.BeginAsk();
            sequencer.Take([Rest(i)], _steps);
            sequencer.EndAsk(At(i + 1) + TimeSpan.FromSeconds(10), _steps);
        }

        Assert.Equal(3, sequencer.SilentRescues);
        Offer(sequencer, 3);
        Assert.Equal(0, sequencer.SilentRescues);
    }

    [Fact]
    public void Updates_that_are_late_are_left_out()
    {
        var sequencer = Create();
        sequencer.Offer(Forming(0, second: 20), At(0), _steps);
        sequencer.Offer(Forming(0, second: 10), At(0), _steps);
        sequencer.Offer(Forming(1), At(1), _steps);
        sequencer.Offer(Forming(0, second: 50), At(1), _steps);
        Offer(sequencer, 0);
        Assert.Equal("provisional 0, provisional 1, closed 0", Told());
    }

    /// <summary>Whatever is dropped, repeated, delayed or mixed up: every bar once, in order, and the venue's own version at the end.</summary>
    [Fact]
    public void Any_faults_give_the_same_series()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new DeterministicRandom(seed);
            var sequencer = Create(marksClosed: seed % 2 == 0);
            var now = At(0);
            for (var i = 0; i < 60; i++)
            {
                var late = Math.Max(0, i - random.NextInt32(4));
                now = At(i + 1);
                if (random.NextDouble() < 0.6)
                {
                    sequencer.Offer(seed % 2 == 0 ? Streamed.Bar(Series, late, BarProvenance.VenueStream) : Forming(late), now, _steps);
                }

                if (random.NextDouble() < 0.1)
                {
                    sequencer.Connected(now, now);
                }

                if (sequencer.DueAt <= now && !sequencer.IsAsking && random.NextDouble() < 0.7)
                {
                    Ask(sequencer, i, random);
                }
            }

            // Quiet at last: time alone brings the rest.
            for (var i = 0; i < 200 && sequencer.Next < Streamed.Minute(60); i++)
            {
                now = sequencer.DueAt > now ? sequencer.DueAt!.Value : now;
                sequencer.BeginAsk();
                sequencer.Take([.. Enumerable.Range(0, 60).Select(n => Rest(n)).Where(b => b.OpenTime >= sequencer.Next)], _steps);
                sequencer.EndAsk(now, _steps);
            }

            var closed = _steps.Where(s => s.Kind == LiveStepKind.Closed).Select(s => s.Bar!).ToList();
            Assert.Equal(Enumerable.Range(0, 60).Select(Streamed.Minute), closed.Select(b => b.OpenTime));
            Assert.DoesNotContain(closed, b => b.IsProvisional);
            Assert.All(closed, b => Assert.Equal(Rest(b.OpenTime.Minute).Close, b.Close));
            Assert.DoesNotContain(_steps, s => s.Kind is LiveStepKind.Missing or LiveStepKind.Revision);
            _steps.Clear();
        }
    }

    /// <summary>An answer in pages, with bars of the stream between them.</summary>
    private void Ask(BarSequencer sequencer, int last, DeterministicRandom random)
    {
        var from = sequencer.BeginAsk();
        foreach (var page in Enumerable.Range(0, last + 1).Select(n => Rest(n)).Where(b => b.OpenTime >= from).Chunk(3))
        {
            sequencer.Take(page, _steps);
            if (random.NextDouble() < 0.3)
            {
                sequencer.Offer(Streamed.Bar(Series, last, BarProvenance.VenueStream), At(last + 1), _steps);
            }
        }

        sequencer.EndAsk(At(last + 1), _steps);
    }

    private static BarSequencer Create(bool marksClosed = true) => new(
        Series,
        new LiveRules(AlwaysOpenCalendar.Instance, marksClosed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), GapTries: 3, Patience: TimeSpan.FromMinutes(2)),
        Streamed.Minute(0));

    private static DateTimeOffset At(int minute) => Streamed.Minute(minute);

    private static Bar Rest(int number, decimal change = 0) => Streamed.Bar(Series, number, change: change);

    private static Bar Forming(int number, int second = 30)
    {
        var bar = Rest(number);
        return new Bar(Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume / 2, bar.OpenTime.AddSeconds(second), BarProvenance.VenueStream) { IsProvisional = true };
    }

    private void Offer(BarSequencer sequencer, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            sequencer.Offer(Streamed.Bar(Series, number, BarProvenance.VenueStream), At(number + 1), _steps);
        }
    }

    private string Told()
    {
        static int NumberOf(DateTimeOffset time) => (int)(time - Streamed.Start).TotalMinutes;
        var text = string.Join(", ", _steps.Select(s => s.Kind == LiveStepKind.Missing
            ? $"missing {NumberOf(s.From)} to {NumberOf(s.To)}"
            : $"{s.Kind.ToString().ToLowerInvariant()} {NumberOf(s.Bar!.OpenTime)}"));
        _steps.Clear();
        return text;
    }
}
