using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using static AlphaPulse.Collectors.Tests.Live.QuietMinutes;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Several versions of a bar through the firewall, in one update and in several: each passes or is held by itself.</summary>
public sealed class LiveVersionsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = Live.Streamed.Start;
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteBarStore _bars;
    private readonly SqliteQuarantineStore _quarantine;
    private readonly SqliteCoverageLedger _ledger;
    private readonly BarSequencer _sequencer;
    private readonly LiveSeries _series;
    private readonly LiveWriter _writer;
    private readonly LiveBarSubscription _subscription;

    public LiveVersionsTests()
    {
        _database = new SqliteDatabase(_folder.File("store.db"));
        (_bars, _quarantine, _ledger) = (new SqliteBarStore(_database), new SqliteQuarantineStore(_database), new SqliteCoverageLedger(_database));
        var options = new LiveBarOptions();
        var rules = new LiveRules(options.Calendar, MarksClosed: true, options.CloseDelay, options.ClosedBarTimeout, options.GapTries, options.Patience);
        _sequencer = new BarSequencer(Series, rules, Live.Streamed.Minute(0));
        _series = new LiveSeries(Series, "BTCUSDT", _sequencer);
        var feed = new LiveBarFeed();
        _subscription = feed.Subscribe();
        _writer = new LiveWriter(
            new ScriptedSource("binance", () => Now),
            options.Calendar,
            new FirewallLedger(_ledger, _bars, _quarantine),
            new StoreRetry("binance", TimeSpan.Zero, TimeProvider.System, NullLogger.Instance),
            feed,
            new ObserverNotices([], NullLogger.Instance, default),
            NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_wrong_print_and_its_correction_at_once_hand_over_the_correction_alone()
    {
        await StreamAsync(Streamed(0), Streamed(1, 150m, 150m), Streamed(1), Streamed(2));

        Assert.Equal("0 100.02, 1 100.02, 2 100.08", await ToldAsync());
        Assert.Equal([100.02m, 100.02m, 100.08m], await VersionsAsync());
        await AssertHeldAsync(open: [], superseded: [150m]);
        Assert.All(await _ledger.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Fact]
    public async Task A_wrong_print_that_an_answer_replaces_is_no_version_of_the_store()
    {
        await PrepareAsync();
        Offer(Streamed(0), Streamed(2, 150m, 150m));
        _sequencer.Take([Rest(1), Rest(2)], _series.Steps);
        await WriteAsync();

        Assert.Equal("0 100.02, 1 100.02, 2 100.08", await ToldAsync());
        Assert.Equal([100.02m, 100.02m, 100.08m], await VersionsAsync());
        await AssertHeldAsync(open: [], superseded: [150m]);
    }

    [Fact]
    public async Task Where_an_answer_is_not_believed_the_bar_of_the_stream_that_it_replaces_is()
    {
        await PrepareAsync();
        Offer(Streamed(0), Streamed(2));
        _sequencer.Take([Rest(1), Rest(2, 150m, 150m)], _series.Steps);
        await WriteAsync();

        Assert.Equal("0 100.02, 1 100.02, 2 100.08", await ToldAsync());
        await AssertHeldAsync(open: [150m], superseded: []);
        Assert.All(await _ledger.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_that_is_not_believed_leaves_the_bar_as_it_is(bool isAtOnce)
    {
        Bar[] bars = [Streamed(0), Streamed(1), Streamed(1, 150m, 150m), Streamed(2)];
        await (isAtOnce ? StreamAsync(bars) : OneByOneAsync(bars));

        Assert.Equal("0 100.02, 1 100.02, 2 100.08", await ToldAsync());
        Assert.Equal([100.02m, 100.02m, 100.08m], await VersionsAsync());
        await AssertHeldAsync(open: [150m], superseded: []);
        Assert.All(await _ledger.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_versions_of_a_crash_the_one_that_is_confirmed_is_handed_over_once(bool isAtOnce)
    {
        Bar[] bars = [Streamed(0), Streamed(1, 100m, 80m), Streamed(1, 100m, 80.01m), Streamed(2, 80m, 80.02m)];
        await (isAtOnce ? StreamAsync(bars) : OneByOneAsync(bars));

        Assert.Equal("0 100.02, 1 80.01 known at 3, 2 80.02", await ToldAsync());
        Assert.Equal([100.02m, 80.01m, 80.02m], await VersionsAsync());
        Assert.Empty(await _quarantine.ListAsync(Series));
        Assert.All(await _ledger.ReadAsync(Series), span => Assert.True(span.IsHeld));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_that_the_next_bar_confirms_is_known_from_that_one_on(bool isAtOnce)
    {
        await StreamAsync(Streamed(0), Streamed(1));
        Bar[] bars = [Streamed(1, 100m, 80m), Streamed(2, 80m, 80.02m)];
        await (isAtOnce ? StreamAsync(bars) : OneByOneAsync(bars));

        Assert.Equal("0 100.02, 1 100.02, 1 80 revised known at 3, 2 80.02", await ToldAsync());
        Assert.Equal([100.02m, 100.02m, 80m, 80.02m], await VersionsAsync());
        Assert.Equal(Live.Streamed.Minute(3), (await _bars.ReadAsync(new BarQuery(Series) { From = Live.Streamed.Minute(1) }).FirstAsync()).AvailableAt);
        Assert.Empty(await _quarantine.ListAsync(Series));
    }

    [Fact]
    public async Task What_is_confirmed_lets_go_no_other_version_of_it()
    {
        await StreamAsync(Streamed(0), Streamed(1, 150m, 150m));
        await _bars.WriteAsync([Rest(1, 100m, 80m)]);
        await StreamAsync(Streamed(2, 80m, 80.02m));

        Assert.Equal([100.02m, 80m, 80.02m], await VersionsAsync());
        Assert.Equal("0 100.02, 1 80, 2 80.02", await ToldAsync());
    }

    [Fact]
    public async Task What_another_process_let_go_first_is_handed_over_as_it_was_let_go()
    {
        await StreamAsync(Streamed(0), Streamed(1, 100m, 80m));
        var held = Assert.Single(await _quarantine.ListAsync(Series));
        await _quarantine.ReleaseAsync(held.Id, "the other process saw the next bar", Live.Streamed.Minute(4));
        await StreamAsync(Streamed(2, 80m, 80.02m));
        await StreamAsync(Streamed(3, 80.02m, 80.04m));

        Assert.Equal("0 100.02, 1 80 known at 4, 2 80.02, 3 80.04", await ToldAsync());
    }

    private async Task PrepareAsync() => await _bars.WriteAsync(Before());

    /// <summary>Bars of the stream in one update.</summary>
    private async Task StreamAsync(params Bar[] bars)
    {
        await PrepareAsync();
        Offer(bars);
        await WriteAsync();
    }

    private async Task OneByOneAsync(Bar[] bars)
    {
        foreach (var bar in bars)
        {
            await StreamAsync(bar);
        }
    }

    private void Offer(params Bar[] bars)
    {
        foreach (var bar in bars)
        {
            _sequencer.Offer(bar, Now, _series.Steps);
        }
    }

    private async Task WriteAsync() => await _writer.WriteAsync([_series], _ => Now, Now, CancellationToken.None);

    /// <summary>What the reader was told, in words: the minute, the close, and from when it is known where that is not its own close.</summary>
    private async Task<string> ToldAsync()
    {
        _subscription.Dispose();
        return string.Join(", ", (await _subscription.ReadAllAsync().ToListAsync()).Select(live =>
        {
            var number = live.Bar.OpenTime.Minute;
            var revised = live.Kind == LiveBarKind.Revision ? " revised" : string.Empty;
            var known = live.Bar.AvailableAt == live.Bar.OpenTime.AddMinutes(1) ? string.Empty : $" known at {live.Bar.AvailableAt.Minute}";
            return string.Create(CultureInfo.InvariantCulture, $"{number} {live.Bar.Close}{revised}{known}");
        }));
    }

    /// <summary>The closes of all versions in the store.</summary>
    private async Task<List<decimal>> VersionsAsync() =>
        await _bars.ReadRevisionsAsync(new BarQuery(Series) { From = Now }).Select(revision => revision.Bar.Close).ToListAsync();

    private async Task AssertHeldAsync(decimal[] open, decimal[] superseded)
    {
        Assert.Equal(open, (await _quarantine.ListAsync(Series)).Select(held => held.Bar.Close));
        Assert.Equal(superseded, (await _quarantine.ListAsync(Series, includeReleased: true)).Where(held => held.SupersededAt is not null).Select(held => held.Bar.Close));
    }
}
