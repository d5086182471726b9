using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Books that do not come: a venue that refuses them, asks to be left alone, hangs, or answers too late.</summary>
public sealed class LiveBookPatienceTests : IAsyncDisposable
{
    private const int Waiting = 2025;
    private const int NotBack = 2031;
    private readonly ManualTimeProvider _clock = new(Streamed.Start);
    private readonly ScriptedTransport _transport = new();
    private readonly CollectingLog _logged = new();
    private readonly BookLog _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LiveBookOptions _options = new();
    private Task _running = Task.CompletedTask;

    public LiveBookPatienceTests()
    {
        _options.Stream.SilenceTimeout = TimeSpan.FromDays(1);
        _options.Stream.AcknowledgeTimeout = TimeSpan.FromDays(1);
        _options.Stream.ReconnectDelay = TimeSpan.Zero;
        _options.Stream.MaximumReconnectDelay = TimeSpan.Zero;
        _options.Stream.JitterSeed = 1;
    }

    /// <summary>Renewing a symbol that the venue does not have would use up what the venue allows: 480 operations an hour at OKX.</summary>
    [Fact]
    public async Task A_symbol_that_is_refused_is_left_alone_until_the_next_connection()
    {
        Run(new ScriptedSource("kraken", _clock.GetUtcNow), "XBT/USD", "FOO/USD");
        var connection = await _transport.NextAsync();
        var sent = connection.Sent.Count;
        connection.Send(
            Snapshot("XBT/USD"),
            """{"errorMessage":"Currency pair not supported FOO/USD","event":"subscriptionStatus","pair":"FOO/USD","status":"error","subscription":{"depth":1000,"name":"book"}}""");
        await _log.UntilAsync("refused FOO/USD");
        await _log.UntilAsync("XBT renewed 100.0/200.0");
        await PassAsync(600);
        Assert.Equal(sent, connection.Sent.Count);
        Assert.DoesNotContain(_logged.Entries, e => e.Id == NotBack);

        // The refusal was hasty.
        connection.Send(Snapshot("FOO/USD"));
        await _log.UntilAsync("FOO renewed 100.0/200.0");
        connection.Break();
        connection = await _transport.NextAsync();
        connection.Send(Snapshot("XBT/USD"));
        await _log.UntilAsync("XBT renewed 100.0/200.0", times: 2);
        await PassAsync(3_000, until: () => connection.Sent.Count > sent);
        Assert.Contains("\"pair\":[\"FOO/USD\"]", connection.Sent[sent], StringComparison.Ordinal);
    }

    /// <summary>A book that was there and is lost is asked for anew, and the venue refuses that: observers are told its symbol, and it is asked for again.</summary>
    [Fact]
    public async Task A_book_whose_renewal_is_refused_is_named_and_asked_for_again()
    {
        Run(new ScriptedSource("kraken", _clock.GetUtcNow), "XBT/USD", "ETH/USD");
        var connection = await _transport.NextAsync();
        connection.Send(Snapshot("XBT/USD"), Snapshot("ETH/USD"));
        await _log.UntilAsync("XBT renewed 100.0/200.0");
        await _log.UntilAsync("ETH renewed 100.0/200.0");
        var sent = connection.Sent.Count;
        connection.Send("""[1,{"b":[["101.0","1.000","1704067200.2"]],"c":"1"},"book-1000","XBT/USD"]""");
        await _log.UntilAsync("XBT lost WrongChecksum");
        await PassAsync(100, until: () => connection.Sent.Count >= sent + 2);
        connection.Send("""{"errorMessage":"Exceeded msg rate","event":"subscriptionStatus","status":"error","subscription":{"depth":1000,"name":"book"}}""");
        await _log.UntilAsync("refused XBT/USD");
        await PassAsync(100, until: () => connection.Sent.Count >= sent + 4);
        Assert.All(connection.Sent.Skip(sent), message => Assert.Contains("\"pair\":[\"XBT/USD\"]", message, StringComparison.Ordinal));
        connection.Send(Snapshot("XBT/USD"));
        await _log.UntilAsync("XBT renewed 100.0/200.0", times: 2);
        Assert.Equal(["ETH renewed 100.0/200.0"], _log.Of("ETH"));
    }

    [Fact]
    public async Task A_book_that_came_on_request_is_lost_where_its_changes_are_refused()
    {
        var source = new BookSource(new ScriptedSource("binance", _clock.GetUtcNow), _clock);
        Run(source, "BTCUSD");
        var connection = await _transport.NextAsync();
        await source.AnswerAsync(7);
        await _log.UntilAsync("BTC renewed 100/200");
        connection.Send("""{"error":{"code":2,"msg":"Invalid request"},"id":1}""");
        await _log.UntilAsync("refused BTCUSD");
        await PassAsync(600);
        Assert.Equal(["BTC renewed 100/200", "BTC lost MissingUpdate", "refused BTCUSD"], _log.All);
        Assert.Single(source.Asked);
    }

    /// <summary>One ban is one line in the log, and no book is asked for before its end, also not by the next connection.</summary>
    [Fact]
    public async Task A_venue_that_asks_to_be_left_alone_is_left_alone_by_all_books()
    {
        var source = new BookSource(new ScriptedSource("binance", _clock.GetUtcNow), _clock);
        _options.SnapshotTimeout = TimeSpan.FromHours(1);
        Run(source, "BTCUSD", "ETHUSD", "LTCUSD");
        var connection = await _transport.NextAsync();
        var end = _clock.GetUtcNow().AddMinutes(15);
        for (var i = 0; i < 3; i++)
        {
            await source.AnswerAsync(null, end.AddMilliseconds(i));
        }

        await PassAsync(600);
        connection.Break();
        await _transport.NextAsync();
        await PassAsync(3_000, until: () => source.Asked.Count >= 6);
        Assert.Equal(6, source.Asked.Count);
        Assert.All(source.Asked.Skip(3), at => Assert.True(at >= end));
        Assert.Single(_logged.Entries, e => e.Id == Waiting);
        Assert.DoesNotContain(_logged.Entries, e => e.Id == NotBack);
    }

    [Fact]
    public async Task A_request_that_hangs_makes_room_for_the_next_book()
    {
        var source = new BookSource(new ScriptedSource("binance", _clock.GetUtcNow), _clock);
        _options.SnapshotParallelism = 1;
        Run(source, "BTCUSD", "ETHUSD");
        await _transport.NextAsync();
        await source.NextAsync();
        await PassAsync(3_000, until: () => source.Asked.Count >= 2);
        var asked = source.Asked.ToList();
        Assert.True(asked[1] - asked[0] >= _options.SnapshotTimeout);
        Assert.Contains(_logged.Entries, e => e.Id == NotBack && e.Text.Contains("did not come within 00:00:15", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_to_an_earlier_connection_says_nothing_of_this_one()
    {
        var source = new BookSource(new ScriptedSource("binance", _clock.GetUtcNow), _clock) { IsDeaf = true };
        Run(source, "BTCUSD");
        var connection = await _transport.NextAsync();
        var first = await source.NextAsync();
        connection.Break();
        await _transport.NextAsync();
        var second = await source.NextAsync();
        source.Answer(first, id: null);
        source.Answer(second, id: 7);
        await _log.UntilAsync("BTC renewed 100/200");
        await DisposeAsync();
        Assert.DoesNotContain(_logged.Entries, e => e.Id == NotBack);
        Assert.Equal(2, source.Asked.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _logged.Dispose();
    }

    private static string Snapshot(string pair) =>
        $$"""[1,{"as":[["200.0","2.000","1704067200.1"]],"bs":[["100.0","1.000","1704067200.1"]]},"book-1000","{{pair}}"]""";

    private void Run(IVenueBarSource source, params string[] symbols)
    {
        foreach (var symbol in symbols)
        {
            _options.Symbols.Add(symbol);
        }

        _running = Task.Run(() => new LiveBookFeed(source, _options, [_log], _transport, _clock, new Logger<LiveBookFeed>(_logged)).RunAsync(_stop.Token));
    }

    /// <summary>Time passes second by second.</summary>
    private async Task PassAsync(int seconds, Func<bool>? until = null)
    {
        for (var i = 0; i < seconds && until?.Invoke() != true; i++)
        {
            await Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(1)));
            await Task.Yield();
        }

        // On a busy machine the feed may not have had its turn yet.
        for (var i = 0; i < 20_000 && until?.Invoke() == false; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
