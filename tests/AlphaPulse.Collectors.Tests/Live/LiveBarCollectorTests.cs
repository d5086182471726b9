namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Streams, requests, store and readers together, in virtual time.</summary>
public class LiveBarCollectorTests
{
    private static string Closed(string symbol, int number, decimal change = 0) => Streamed.Binance(symbol, number, isClosed: true, change);

    private static string Forming(string symbol, int number) => Streamed.Binance(symbol, number, isClosed: false);

    [Fact]
    public async Task Closed_bars_are_stored_with_their_coverage_and_handed_over()
    {
        await using var bench = new Workbench();
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Forming("BTCUSDT", 0), Closed("BTCUSDT", 0), Forming("BTCUSDT", 1), Closed("BTCUSDT", 1), Closed("BTCUSDT", 1), Closed("BTCUSDT", 2));
        Assert.Equal("BTC 0, BTC 1, BTC 2", await rig.TakeAsync(3));

        var series = rig.Series("BTCUSDT");
        var bars = await bench.ReadAsync(series);
        Assert.Equal([0, 1, 2], bars.Select(b => b.OpenTime.Minute));
        Assert.All(bars, b => Assert.Equal((BarProvenance.VenueStream, false), (b.Provenance, b.IsAvailabilityAssumed)));
        var span = Assert.Single(await bench.Ledger.ReadAsync(series));
        Assert.Equal((Streamed.Minute(0), Streamed.Minute(3), CoverageState.Present, "binance BTCUSDT 1m live"), (span.From, span.To, span.State, span.Evidence!.Request));
        Assert.Equal(0, rig.Source.Asks);
    }

    /// <summary>
    /// After a reconnect the stream goes on and what was missed is silent: unicorn-binance-websocket-api#15, xchange-stream#323,
    /// Polymarket/ts-sdk#285, Bitfinex.Net#29, cryptofeed#20; after a nightly restart bars are not restored at all: nautilus#3733.
    /// </summary>
    [Fact]
    public async Task What_closed_while_the_connection_was_gone_is_caught_up_before_the_stream_goes_on()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 100));
        rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 5 : 0));
        var first = await rig.StartAsync();
        await rig.SendAsync(first, Closed("BTCUSDT", 0));
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        first.Break();
        var second = await rig.Transport.NextAsync();
        Assert.Equal(first.Sent, second.Sent);
        await rig.SendAsync(second, Closed("BTCUSDT", 5), Closed("BTCUSDT", 6));
        Assert.Equal("BTC 1, BTC 2, BTC 3, BTC 4, BTC 5, BTC 6", await rig.TakeAsync(6));
    }

    [Fact]
    public async Task New_bars_that_come_during_a_catch_up_wait_their_turn_and_other_series_do_not()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT", "ETHUSDT"]);
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 3));
        rig.Source.Put("ETHUSDT", Enumerable.Range(0, 3));
        var gate = new TaskCompletionSource();
        rig.Source.Answering = symbol => symbol == "BTCUSDT" ? gate.Task : Task.CompletedTask;
        rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 3 : 0));
        (await rig.StartAsync()).Break();
        var connection = await rig.Transport.NextAsync();
        Assert.Equal("ETH 0, ETH 1, ETH 2", await rig.TakeAsync(3));
        await rig.SendAsync(connection, Closed("BTCUSDT", 3), Closed("ETHUSDT", 3), Closed("BTCUSDT", 4), Closed("BTCUSDT", 5), Closed("ETHUSDT", 4));
        Assert.Equal("ETH 3, ETH 4", await rig.TakeAsync(2));
        gate.SetResult();
        Assert.Equal("BTC 0, BTC 1, BTC 2, BTC 3, BTC 4, BTC 5", await rig.TakeAsync(6));
    }

    /// <summary>A bar that differs when the venue is asked for it later: ccxt#17576. Both versions are kept, and the reader is told.</summary>
    [Fact]
    public async Task A_correction_is_kept_as_a_version_and_told()
    {
        await using var bench = new Workbench();
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        rig.Source.Put("BTCUSDT", [0, 1]);
        rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 2 : 0));
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Closed("BTCUSDT", 0, change: 0.5m));
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        connection.Break();
        Assert.Equal("BTC 0 revised, BTC 1", await rig.TakeAsync(2));
        var versions = await bench.ReadRevisionsAsync(rig.Series("BTCUSDT"));
        Assert.Equal([(0, 101.5m), (0, 101m), (1, 102m)], versions.Select(v => (v.Bar.OpenTime.Minute, v.Bar.Close)));
        Assert.Equal([BarProvenance.VenueStream, BarProvenance.VenueRest, BarProvenance.VenueRest], versions.Select(v => v.Bar.Provenance));
    }

    /// <summary>
    /// Kraken does not say that a bar is closed, and the clock of our machine is 1.3 s off: the bar is asked for once it has closed by the
    /// venue's clock, and not before. The source refuses to be asked for what has not.
    /// </summary>
    [Theory]
    [InlineData(1.3)]
    [InlineData(-1.3)]
    public async Task Where_the_stream_cannot_say_closed_the_venue_is_asked_after_the_close_by_its_own_clock(double seconds)
    {
        var ahead = TimeSpan.FromSeconds(seconds);
        await using var rig = new LiveRig("kraken", ["XBT/USD"], ahead);
        rig.Source.Put("XBT/USD", Enumerable.Range(0, 10));
        var connection = await rig.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await rig.AdvanceToAsync(Streamed.Minute(i).AddSeconds(30));
            connection.Send(Streamed.Kraken("XBT/USD", i, second: 5), Streamed.Kraken("XBT/USD", i, second: 30));
            var (bar, kind) = await rig.NextInTimeAsync();
            Assert.Equal((Streamed.Minute(i), LiveBarKind.Closed, BarProvenance.VenueRest), (bar.OpenTime, kind, bar.Provenance));
            Assert.True(rig.Clock.GetUtcNow() + ahead >= Streamed.Minute(i + 1));
        }

        Assert.InRange(ahead, rig.Collector!.ClockOffset.Least!.Value, rig.Collector.ClockOffset.Most!.Value);
    }

    /// <summary>Nothing that is closed is left out, however slow the reader is; the stream waits with it.</summary>
    [Fact]
    public async Task A_reader_that_does_not_keep_up_holds_back_the_stream()
    {
        // More than the loop handles together, and less than a day, after which the connection counts as dead.
        const int Bars = 1_000;
        await using var rig = new LiveRig("binance", ["BTCUSDT"], capacity: 1);
        rig.Options.QueueCapacity = 2;
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, [.. Enumerable.Range(0, Bars).Select(i => Closed("BTCUSDT", i))]);
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        Assert.False(connection.IdleAsync().IsCompleted);
        Assert.Equal(string.Join(", ", Enumerable.Range(1, Bars - 1).Select(i => $"BTC {i}")), await rig.TakeAsync(Bars - 1));
        await connection.IdleAsync();
    }

    /// <summary>freqtrade#2202, freqtrade#4867: who wants the bar that forms has it, marked as forming.</summary>
    [Fact]
    public async Task Updates_of_bars_that_form_are_left_out_and_counted_where_there_is_no_room()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"], capacity: 10, includeProvisional: true);
        using var closedOnly = rig.Feed.Subscribe();
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, [.. Enumerable.Range(0, 50).Select(_ => Forming("BTCUSDT", 0)), Closed("BTCUSDT", 0)]);

        while (rig.Subscription.Dropped < 40)
        {
            await Task.Yield();
        }

        // The other reader sees the closed bar only after this one has had room for it.
        var told = await rig.TakeAsync(11);
        Assert.EndsWith(", BTC 0", told, StringComparison.Ordinal);
        Assert.Equal(10, told.Split(", ").Count(t => t == "BTC 0 forming"));
        Assert.Equal(40, rig.Subscription.Dropped);
        await foreach (var (bar, kind) in closedOnly.ReadAllAsync())
        {
            Assert.Equal((Streamed.Minute(0), LiveBarKind.Closed), (bar.OpenTime, kind));
            break;
        }

        Assert.Equal(0, closedOnly.Dropped);
    }

    /// <summary>All symbols stop at once: one alarm and not four hundred; a socket that never comes back is told as well (Binance.Net#1108).</summary>
    [Fact]
    public async Task A_venue_that_stops_is_told_once_and_once_that_it_is_back()
    {
        var symbols = Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}XUSDT")).ToArray();
        await using var rig = new LiveRig("binance", symbols);
        rig.Options.Stream.ReconnectDelay = TimeSpan.FromSeconds(1);
        rig.Options.Stream.MaximumReconnectDelay = TimeSpan.FromSeconds(1);
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, [.. symbols.Select(s => Closed(s, 0))]);
        await rig.TakeAsync(200);
        await rig.TakeDownAsync(connection);
        var outage = rig.OutageAsync().AsTask();
        while (!outage.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(("binance", 200, "there is no connection: The venue is down", null), ((await outage).Venue, (await outage).Series, (await outage).Reason, (await outage).EndedAt));
        await rig.AdvanceAsync(TimeSpan.FromMinutes(10));
        rig.Transport.Opening = null;
        var opening = rig.Transport.NextAsync();
        while (!opening.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        connection = await opening;
        await rig.SendAsync(connection, [.. symbols.Select(s => Closed(s, 40))]);
        var back = await rig.OutageAsync();
        Assert.Equal((await outage).Since, back.Since);
        Assert.NotNull(back.EndedAt);
        await rig.SendAsync(connection, [.. symbols.Select(s => Closed(s, 41))]);
        await connection.IdleAsync();
        await rig.StopAsync();
        Assert.Equal(2, rig.Outages.Count);
    }

    /// <summary>Some of many streams die alone: node-binance-api#86. The venue has bars of the symbol, and the connection says nothing of it.</summary>
    [Fact]
    public async Task A_symbol_that_dies_alone_is_served_by_requests_and_then_connected_anew()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT", "ETHUSDT"]);
        rig.Options.ClosedBarTimeout = TimeSpan.FromSeconds(10);
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 10));
        rig.Source.Put("ETHUSDT", Enumerable.Range(0, 10));
        var connection = await rig.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await rig.SendAsync(connection, Closed("ETHUSDT", i));
            Assert.Equal($"ETH {i}", await rig.TakeAsync(1));
            await rig.AdvanceToAsync(Streamed.Minute(i + 1).AddSeconds(11));
            var (bar, _) = await rig.NextAsync();
            Assert.Equal((rig.Series("BTCUSDT"), Streamed.Minute(i), BarProvenance.VenueRest), (bar.Series, bar.OpenTime, bar.Provenance));
        }

        Assert.Equal(connection.Sent[0], (await rig.Transport.NextAsync()).Sent[0]);
    }

    [Fact]
    public async Task A_refused_symbol_is_told_and_the_others_go_on()
    {
        await using var rig = new LiveRig("kraken", ["XBT/USD", "XBT/FOO"]);
        rig.Source.Put("XBT/USD", [0]);
        var connection = await rig.StartAsync();
        connection.Send(
            """{"errorMessage":"Currency pair not supported XBT/FOO","event":"subscriptionStatus","pair":"XBT/FOO","status":"error","subscription":{"interval":1,"name":"ohlc"}}""",
            Streamed.Kraken("XBT/USD", 0));
        Assert.Equal("XBT/FOO", (await rig.RefusalAsync()).Symbol);
        Assert.Equal(rig.Series("XBT/USD"), (await rig.NextInTimeAsync()).Bar.Series);
    }

    [Fact]
    public async Task A_bar_that_the_venue_does_not_have_is_recorded_as_missing_for_a_backfill()
    {
        await using var bench = new Workbench();
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        rig.Source.Put("BTCUSDT", [0, 2]);
        await rig.AdvanceAsync(TimeSpan.FromMinutes(3));
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Closed("BTCUSDT", 3), Closed("BTCUSDT", 5));
        Assert.Equal("BTC 3", await rig.TakeAsync(1));
        Assert.Equal(Streamed.Minute(5), (await rig.NextInTimeAsync()).Bar.OpenTime);
        var spans = await bench.Ledger.ReadAsync(rig.Series("BTCUSDT"));
        Assert.Equal([(3, 4, CoverageState.Present), (4, 5, CoverageState.Missing), (5, 6, CoverageState.Present)], spans.Select(s => (s.From.Minute, s.To.Minute, s.State)));
        Assert.Equal(("none of these in 3 tries, and a later bar on the stream", 1), (spans[1].Evidence!.Answer, spans[1].Evidence!.Tries));
    }

    [Fact]
    public async Task A_collector_goes_on_where_the_store_ends()
    {
        await using var bench = new Workbench();
        await using (var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger })
        {
            await rig.SendAsync(await rig.StartAsync(), Closed("BTCUSDT", 0), Closed("BTCUSDT", 1));
            Assert.Equal("BTC 0, BTC 1", await rig.TakeAsync(2));
        }

        await using var next = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        next.Source.Put("BTCUSDT", Enumerable.Range(0, 100));
        await next.AdvanceAsync(TimeSpan.FromMinutes(4));
        await next.StartAsync();
        Assert.Equal("BTC 2, BTC 3", await next.TakeAsync(2));
    }

    [Fact]
    public async Task What_is_too_far_back_is_left_to_a_backfill()
    {
        await using var bench = new Workbench();
        await using (var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger })
        {
            await rig.SendAsync(await rig.StartAsync(), Closed("BTCUSDT", 0));
            await rig.TakeAsync(1);
        }

        await using var next = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        next.Options.CatchUpLimit = 3;
        next.Source.Put("BTCUSDT", Enumerable.Range(0, 100));
        await next.AdvanceAsync(TimeSpan.FromMinutes(20));
        await next.StartAsync();
        Assert.Equal("BTC 17, BTC 18, BTC 19", await next.TakeAsync(3));
        Assert.DoesNotContain(await bench.Ledger.ReadAsync(next.Series("BTCUSDT")), s => !s.IsHeld);
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        var source = new ScriptedSource("binance", () => Streamed.Start);
        var options = new LiveBarOptions { Venue = "binance" };
        Assert.Contains("Symbols is empty", Error(), StringComparison.Ordinal);
        options.Symbols.Add("BTCUSDT");
        Assert.Contains("Timeframes is empty", Error(), StringComparison.Ordinal);
        options.Timeframes.Add(Timeframe.OneMinute);
        options.Symbols.Add("BTCUSDT");
        Assert.Contains("has 'BTCUSDT' twice", Error(), StringComparison.Ordinal);
        options.Symbols.RemoveAt(1);
        options.Venue = "coinbase";
        Assert.Contains("the source is 'binance'", Error(), StringComparison.Ordinal);
        options.Venue = "binance";
        options.Protocol = VenueStreamProtocols.Kraken;
        Assert.Contains("Protocol is a stream of 'kraken' and the source is 'binance'", Error(), StringComparison.Ordinal);
        Assert.Equal("options", Assert.Throws<ArgumentException>(() => new LiveBarCollector(source, options, new LiveBarFeed())).ParamName);

        string Error() => Assert.Throws<ArgumentException>(() => new LiveBarCollector(source, options, new LiveBarFeed())).Message;
    }
}
