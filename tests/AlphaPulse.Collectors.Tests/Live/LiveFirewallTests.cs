using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using static AlphaPulse.Collectors.Tests.Live.QuietMinutes;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Live bars through the firewall: what is held reaches no reader, and what is confirmed comes late and in its turn.</summary>
public sealed class LiveFirewallTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteBarStore _bars;
    private readonly SqliteQuarantineStore _quarantine;
    private readonly SqliteCoverageLedger _inner;
    private readonly FirewallLedger _firewall;

    public LiveFirewallTests()
    {
        _database = new SqliteDatabase(_folder.File("store.db"));
        (_bars, _quarantine, _inner) = (new SqliteBarStore(_database), new SqliteQuarantineStore(_database), new SqliteCoverageLedger(_database));
        _firewall = new FirewallLedger(_inner, _bars, _quarantine);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_wrong_print_is_in_quarantine_and_reaches_no_reader()
    {
        await using var rig = await RigAsync();
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Kline(0), Kline(1, 150m, 150m), Kline(2), Kline(3));
        Assert.Equal("BTC 0, BTC 2, BTC 3", await rig.TakeAsync(3));

        var told = await rig.HeldAsync();
        Assert.Equal((Live.Streamed.Minute(1), QuarantineKind.Outlier), (told.OpenTime, told.Kind));
        var held = Assert.Single(await _quarantine.ListAsync(Series));
        Assert.Equal((Live.Streamed.Minute(1), 150m, QuarantineKind.Outlier, FirewallLedger.Source), (held.Bar.OpenTime, held.Bar.Close, held.Kind, held.Source));
        Assert.Equal([0, 2, 3], (await ReadAsync()).Select(b => b.OpenTime.Minute));
        Assert.Equal(
            [(0, 1, CoverageState.Present), (1, 2, CoverageState.Lost), (2, 4, CoverageState.Present)],
            (await _inner.ReadAsync(Series)).Select(s => (s.From.Minute, s.To.Minute, s.State)));
        Assert.Equal(1, _firewall.Held);
    }

    /// <summary>One message at a time and all at once end in the same: the verdict does not know how bars were cut into batches.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_comes_with_the_bar_that_confirms_it_and_right_before_it(bool isOneByOne)
    {
        await using var rig = await RigAsync();
        var connection = await rig.StartAsync();
        if (isOneByOne)
        {
            await rig.SendAsync(connection, Kline(0));
            Assert.Equal("BTC 0", await rig.TakeAsync(1));
            await rig.SendAsync(connection, Kline(1, 100m, 80m));
            await rig.HeldAsync();
            await rig.SendAsync(connection, Kline(2, 80m, 80.02m));
        }
        else
        {
            await rig.SendAsync(connection, Kline(0), Kline(1, 100m, 80m), Kline(2, 80m, 80.02m));
            Assert.Equal("BTC 0", await rig.TakeAsync(1));
        }

        var (crash, kind) = await rig.NextAsync();
        Assert.Equal((Live.Streamed.Minute(1), 80m, LiveBarKind.Closed), (crash.OpenTime, crash.Close, kind));
        var (confirming, _) = await rig.NextAsync();
        Assert.Equal((Live.Streamed.Minute(2), confirming.AvailableAt), (confirming.OpenTime, crash.AvailableAt));
        Assert.Empty(await _quarantine.ListAsync(Series));
        Assert.Equal([100.02m, 80m, 80.02m], (await ReadAsync()).Select(b => b.Close));
        Assert.All(await _inner.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Fact]
    public async Task What_a_catch_up_brings_is_judged_as_a_backfill_is()
    {
        await using var rig = await RigAsync();
        for (var i = 1; i < 5; i++)
        {
            rig.Source.Put("BTCUSDT", i == 2 ? Rest(i, 150m, 150m) : Rest(i));
        }

        rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 5 : 0));
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Kline(0));
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        connection.Break();
        await rig.Transport.NextAsync();
        Assert.Equal("BTC 1, BTC 3, BTC 4", await rig.TakeAsync(3));
        Assert.Equal(Live.Streamed.Minute(2), Assert.Single(await _quarantine.ListAsync(Series)).Bar.OpenTime);
        Assert.Equal(Live.Streamed.Minute(2), Assert.Single(await _inner.ReadAsync(Series), span => span.State == CoverageState.Lost).From);
    }

    [Fact]
    public async Task A_correction_of_a_held_bar_is_its_first_version()
    {
        await using var rig = await RigAsync();
        rig.Source.Put("BTCUSDT", Rest(1));
        rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 1 : 0));
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Kline(0), Kline(1, 150m, 150m));
        Assert.Equal("BTC 0", await rig.TakeAsync(1));
        await rig.HeldAsync();
        connection.Break();
        await rig.Transport.NextAsync();
        Assert.Equal("BTC 1", await rig.TakeAsync(1));
        Assert.Equal([0, 1], (await ReadAsync()).Select(b => b.OpenTime.Minute));
        Assert.Empty(await _quarantine.ListAsync(Series));
        Assert.All(await _inner.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Fact]
    public async Task After_a_restart_a_held_bar_is_asked_for_again()
    {
        await using (var first = await RigAsync())
        {
            var connection = await first.StartAsync();
            await first.SendAsync(connection, Kline(0), Kline(1, 150m, 150m));
            await first.HeldAsync();
            await first.StopAsync();
        }

        await using var second = new LiveRig("binance", ["BTCUSDT"]) { Ledger = _firewall };
        second.Source.Put("BTCUSDT", Rest(1));
        second.Source.Put("BTCUSDT", Rest(2));
        second.Transport.Opening = _ => second.Clock.Advance(TimeSpan.FromMinutes(3));
        await second.StartAsync();
        Assert.Equal("BTC 1, BTC 2", await second.TakeAsync(2));
        Assert.Equal(Live.Streamed.Minute(1), (await second.Source.AskedAsync()).From);
        Assert.All(await _inner.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    /// <summary>A rig whose store holds quiet bars before the first live one.</summary>
    private async Task<LiveRig> RigAsync()
    {
        await _bars.WriteAsync(Before());
        return new LiveRig("binance", ["BTCUSDT"]) { Ledger = _firewall };
    }

    private async Task<List<Bar>> ReadAsync() => await _bars.ReadAsync(new BarQuery(Series) { From = Live.Streamed.Start }).ToListAsync();

    private static string Kline(int number, decimal? open = null, decimal? close = null)
    {
        var bar = Rest(number, open, close);
        var start = bar.OpenTime.ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"stream":"btcusdt@kline_1m","data":{"e":"kline","E":{{start + 60_020}},"s":"BTCUSDT","k":{"t":{{start}},"T":{{start + 59_999}},"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"{{bar.Open}}","c":"{{bar.Close}}","h":"{{bar.High}}","l":"{{bar.Low}}","v":"{{bar.Volume}}","n":5,"x":true,"q":"1000","V":"4","Q":"400","B":"0"} } }
            """);
    }
}
