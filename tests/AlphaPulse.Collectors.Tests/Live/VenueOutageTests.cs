namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A venue has stopped where it shows no life or sends no bars that it has; a quiet or closed market is no outage.</summary>
public class VenueOutageTests
{
    private const string Heartbeat = """{"result":["btcusdt@kline_1m"],"id":0}""";
    private static readonly DateTimeOffset Friday = new(2024, 3, 1, 19, 58, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_quiet_series_whose_connection_lives_is_no_outage_and_a_dead_venue_is_exactly_one()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        rig.Options.ClosedBarTimeout = TimeSpan.FromSeconds(10);
        rig.Options.Stream.ReconnectDelay = TimeSpan.FromSeconds(1);
        rig.Options.Stream.MaximumReconnectDelay = TimeSpan.FromSeconds(1);
        var connection = await rig.StartAsync();
        for (var minute = 0; minute < 30; minute++)
        {
            connection.Send(Heartbeat);
            await connection.IdleAsync();
            await rig.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        var quietUntil = rig.Clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        await rig.TakeDownAsync(connection);
        var outage = rig.OutageAsync().AsTask();
        while (!outage.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((quietUntil, "there is no connection: The venue is down"), ((await outage).Since, (await outage).Reason));
        await rig.AdvanceAsync(TimeSpan.FromHours(1));
        rig.Transport.Opening = null;
        connection = await OpenAsync(rig);
        Assert.NotNull((await InTimeAsync(rig, connection, rig.OutageAsync().AsTask())).EndedAt);
        await rig.StopAsync();
        Assert.Equal(2, rig.Outages.Count);
    }

    [Fact]
    public async Task A_connection_that_lives_and_brings_no_bar_that_the_venue_has_is_one_outage()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        rig.Options.ClosedBarTimeout = TimeSpan.FromSeconds(10);
        rig.Options.OutageAfter = TimeSpan.FromMinutes(2);
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 1_000));
        var connection = await rig.StartAsync();
        var outage = rig.OutageAsync().AsTask();
        while (!outage.IsCompleted)
        {
            connection.Send(Heartbeat);
            await Task.WhenAny(connection.IdleAsync(), outage);
            await rig.AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal("the connection lives, and no bar comes although requests bring bars with trades", (await outage).Reason);
        Assert.Null((await outage).EndedAt);
    }

    /// <summary>No connection lives as long as a bar, and none brings one.</summary>
    [Fact]
    public async Task Connections_that_come_and_go_without_a_bar_that_the_venue_has_are_one_outage()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        rig.Options.ClosedBarTimeout = TimeSpan.FromSeconds(10);
        rig.Options.OutageAfter = TimeSpan.FromMinutes(2);
        rig.Options.Stream.ReconnectDelay = TimeSpan.FromSeconds(1);
        rig.Options.Stream.MaximumReconnectDelay = TimeSpan.FromSeconds(1);
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 1_000));
        var connection = await rig.StartAsync();
        var outage = rig.OutageAsync().AsTask();
        for (var hangUps = 0; !outage.IsCompleted; hangUps++)
        {
            Assert.InRange(hangUps, 0, 60);
            connection.Send(Heartbeat);
            await Task.WhenAny(connection.IdleAsync(), outage);
            await rig.AdvanceAsync(TimeSpan.FromSeconds(20));
            connection.Break();
            connection = await OpenAsync(rig);
        }

        Assert.Equal("the connection lives, and no bar comes although requests bring bars with trades", (await outage).Reason);
    }

    /// <summary>What closed while the connection was gone comes over REST before the stream sends anything, and is no second outage.</summary>
    [Fact]
    public async Task A_long_outage_whose_bars_are_caught_up_is_one()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        rig.Options.Stream.ReconnectDelay = TimeSpan.FromSeconds(1);
        rig.Options.Stream.MaximumReconnectDelay = TimeSpan.FromSeconds(1);
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 0, isClosed: true));
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        rig.Source.Answering = _ => throw new VenueException("binance", "The network is down.");
        await rig.TakeDownAsync(connection);
        var outage = rig.OutageAsync().AsTask();
        while (!outage.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        await rig.AdvanceAsync(TimeSpan.FromMinutes(10));
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, (int)(rig.Clock.GetUtcNow() - Streamed.Start).TotalMinutes));
        rig.Source.Answering = _ => Task.CompletedTask;
        rig.Transport.Opening = null;
        connection = await OpenAsync(rig);
        Assert.Equal(Streamed.Minute(1), (await InTimeAsync(rig, connection, rig.NextAsync())).Bar.OpenTime);
        Assert.NotNull((await InTimeAsync(rig, connection, rig.OutageAsync().AsTask())).EndedAt);
        await rig.StopAsync();
        Assert.Equal(2, rig.Outages.Count);
    }

    /// <summary>A symbol that was quiet for long is traded while the connection is gone for a moment.</summary>
    [Fact]
    public async Task A_short_break_of_a_quiet_symbol_is_no_outage()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT"]);
        var connection = await rig.StartAsync();
        for (var minute = 0; minute < 20; minute++)
        {
            connection.Send(Heartbeat);
            await connection.IdleAsync();
            await rig.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        rig.Source.Put("BTCUSDT", [20]);
        rig.Transport.Opening = _ => rig.Clock.Advance(TimeSpan.FromMinutes(1));
        connection.Break();
        connection = await rig.Transport.NextAsync();
        Assert.Equal(Streamed.Minute(20), (await InTimeAsync(rig, connection, rig.NextAsync())).Bar.OpenTime);
        await rig.AdvanceAsync(TimeSpan.FromSeconds(2));
        await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 21, isClosed: true));
        Assert.Equal("BTC 21", await rig.TakeAsync(1));
        await rig.StopAsync();
        Assert.Empty(rig.Outages);
    }

    /// <summary>A new connection has its time, and one that owes a bar already does not get it again and again.</summary>
    [Fact]
    public void A_venue_that_sends_nothing_and_hangs_up_again_and_again_is_an_outage()
    {
        var monitor = Monitor(AlwaysOpenCalendar.Instance);
        monitor.OnLife(Friday.AddMinutes(10));
        monitor.OnConnected(this, Friday.AddMinutes(10));
        monitor.OnUnsent();
        monitor.OnLife(Friday.AddMinutes(12));
        Assert.Null(monitor.OnTick(Friday.AddMinutes(12)));
        monitor.OnDisconnected(this, "gone");
        monitor.OnConnected(this, Friday.AddMinutes(12.5));
        Assert.Equal(Friday.AddMinutes(10), monitor.OnTick(Friday.AddMinutes(13))!.Since);
    }

    /// <summary>A connection that dies misses bars before anybody knows that it is dead.</summary>
    [Fact]
    public void What_was_missed_before_an_outage_is_no_second_one()
    {
        var monitor = Monitor(AlwaysOpenCalendar.Instance);
        monitor.OnUnsent();
        Assert.Equal("there is no connection: no connection has been opened", monitor.OnTick(Friday.AddMinutes(4))!.Reason);
        monitor.OnConnected(this, Friday.AddMinutes(10));
        Assert.Equal(Friday.AddMinutes(11), monitor.OnLife(Friday.AddMinutes(11))!.EndedAt);
        Assert.Null(monitor.OnTick(Friday.AddMinutes(13)));
    }

    [Fact]
    public void Heartbeats_end_no_outage_in_which_bars_are_missed_and_a_bar_does()
    {
        var monitor = Monitor(AlwaysOpenCalendar.Instance);
        monitor.OnUnsent();
        Assert.Null(monitor.OnLife(Friday.AddMinutes(2)));
        Assert.Null(monitor.OnTick(Friday.AddMinutes(2.9)));
        Assert.Equal(Friday, monitor.OnTick(Friday.AddMinutes(3))!.Since);
        Assert.Null(monitor.OnLife(Friday.AddMinutes(4)));
        Assert.Null(monitor.OnTick(Friday.AddMinutes(60)));
        Assert.Equal(Friday.AddMinutes(61), monitor.OnBar(Friday.AddMinutes(61))!.EndedAt);

        // What was missed before the bar is no reason any more.
        Assert.Null(monitor.OnLife(Friday.AddMinutes(65)));
        Assert.Null(monitor.OnTick(Friday.AddMinutes(66)));
        Assert.Equal(Friday.AddMinutes(65), monitor.OnTick(Friday.AddMinutes(68))!.Since);
        Assert.Equal(Friday.AddMinutes(70), monitor.OnLife(Friday.AddMinutes(70))!.EndedAt);
    }

    [Fact]
    public void Time_in_which_we_did_not_listen_is_no_silence()
    {
        var monitor = Monitor(AlwaysOpenCalendar.Instance);
        monitor.OnUnsent();
        monitor.OnHeldBack(Friday.AddMinutes(5));
        Assert.Null(monitor.OnTick(Friday.AddMinutes(7)));
        Assert.Equal(Friday.AddMinutes(5), monitor.OnTick(Friday.AddMinutes(8))!.Since);
    }

    /// <summary>The New York Stock Exchange closes at 21:00 UTC in winter and opens at 14:30 UTC.</summary>
    [Fact]
    public void While_the_market_is_closed_nothing_has_to_come()
    {
        var close = new DateTimeOffset(2024, 3, 1, 21, 0, 0, TimeSpan.Zero);
        var opening = new DateTimeOffset(2024, 3, 4, 14, 30, 0, TimeSpan.Zero);
        var monitor = new VenueOutageMonitor("test", 3, TimeSpan.FromMinutes(3), NyseCalendar.Instance, close);
        foreach (var time in new[] { close.AddMinutes(10), close.AddHours(20), opening, opening.AddMinutes(1) })
        {
            Assert.Null(monitor.OnTick(time));
        }

        Assert.Equal(close, monitor.OnTick(opening.AddMinutes(3))!.Since);
    }

    /// <summary>What comes while time goes on and the connection lives. The clock may go on faster than the collector, so that it has to live each second.</summary>
    /// <summary>The next connection, while time goes on second by second. On a busy machine it must not run away from the client.</summary>
    private static async Task<ScriptedConnection> OpenAsync(LiveRig rig)
    {
        var opening = rig.Transport.NextAsync();
        while (!opening.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
            await Task.WhenAny(opening, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }

        return await opening;
    }

    private static async Task<T> InTimeAsync<T>(LiveRig rig, ScriptedConnection connection, Task<T> coming)
    {
        while (!coming.IsCompleted)
        {
            connection.Send(Heartbeat);
            await Task.WhenAny(connection.IdleAsync(), coming);
            await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        return await coming;
    }

    private static VenueOutageMonitor Monitor(ITradingCalendar calendar) => new("test", 3, TimeSpan.FromMinutes(3), calendar, Friday);
}
