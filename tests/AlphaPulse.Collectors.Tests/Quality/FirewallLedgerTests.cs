using AlphaPulse.Collectors.Tests.Backfill;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using static AlphaPulse.Collectors.Tests.Quality.FirewallScene;

namespace AlphaPulse.Collectors.Tests.Quality;

/// <summary>Between a backfill and its store: nothing is lost, nothing that is not believed is stored, and what is confirmed comes back.</summary>
public sealed class FirewallLedgerTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteBarStore _bars;
    private readonly SqliteQuarantineStore _quarantine;
    private readonly SqliteCoverageLedger _inner;

    public FirewallLedgerTests()
    {
        _database = new SqliteDatabase(_folder.File("store.db"));
        (_bars, _quarantine, _inner) = (new SqliteBarStore(_database), new SqliteQuarantineStore(_database), new SqliteCoverageLedger(_database));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(37)]
    [InlineData(1_000)]
    public async Task A_wrong_print_is_in_quarantine_and_in_the_ledger_whatever_the_pages(int page)
    {
        var bars = Quiet(400);
        bars[300] = Scaled(bars[300], 1.2m);
        var firewall = Firewall();
        var report = await CollectAsync(firewall, bars, page);

        Assert.Equal(1, firewall.Held);
        Assert.Equal((399, 1), (report.Coverage.Held, report.Coverage.Lost));
        Assert.Equal(bars.Where((_, i) => i != 300).Select(b => b.Close), (await ReadAsync()).Select(b => b.Close));
        var held = Assert.Single(await _quarantine.ListAsync(Hours));
        Assert.Equal((bars[300].OpenTime, bars[300].Close, QuarantineKind.Outlier, FirewallLedger.Source), (held.Bar.OpenTime, held.Bar.Close, held.Kind, held.Source));
        var lost = Assert.Single(await firewall.ReadAsync(Hours), span => span.State == CoverageState.Lost);
        Assert.Equal((bars[300].OpenTime, bars[301].OpenTime), (lost.From, lost.To));
        Assert.StartsWith("a bar in quarantine: a price", lost.Evidence!.Answer, StringComparison.Ordinal);

        // The same again holds the same bar once; let go, it stays.
        await firewall.RecordAsync(new CoverageUpdate(Hours) { Bars = [bars[300]] });
        held = Assert.Single(await _quarantine.ListAsync(Hours));
        await _quarantine.ReleaseAsync(held.Id, "the notice of the venue says so");
        await firewall.RecordAsync(new CoverageUpdate(Hours) { Bars = [.. bars.Skip(298).Take(5)] });
        Assert.Equal(400, (await ReadAsync()).Count);
        Assert.Empty(await _quarantine.ListAsync(Hours));
        Assert.DoesNotContain(await firewall.ReadAsync(Hours), span => !span.IsHeld);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(1_000)]
    public async Task A_crash_is_known_from_the_bar_that_confirmed_it(int page)
    {
        var bars = Quiet(400).Select((b, i) => i < 300 ? b : Scaled(b, 0.8m)).ToList();
        var firewall = Firewall();
        await CollectAsync(firewall, bars, page);

        var stored = await ReadAsync();
        Assert.Equal(400, stored.Count);
        Assert.Equal((bars[300].Close, bars[301].AvailableAt), (stored[300].Close, stored[300].AvailableAt));
        Assert.Empty(await _quarantine.ListAsync(Hours));
        Assert.Equal(page == 1 ? 1 : 0, firewall.Released);
        Assert.All(await firewall.ReadAsync(Hours), span => Assert.True(span.IsHeld));
    }

    [Fact]
    public async Task A_second_venue_in_the_store_is_compared_with()
    {
        var other = Hours with { Instrument = InstrumentId.Parse("other:BTC-USDT") };
        var bars = Quiet(400);
        await _bars.WriteAsync([.. bars.Select((b, i) => At(i, b.Open, i == 300 ? b.Close * 1.02m : b.Close, 3, other))]);
        var options = new FirewallLedgerOptions();
        options.SecondVenues.Add(Hours.Instrument, other.Instrument);
        await CollectAsync(new FirewallLedger(_inner, _bars, _quarantine, options), bars, 100);
        var held = Assert.Single(await _quarantine.ListAsync(Hours));
        Assert.Equal((bars[300].OpenTime, QuarantineKind.VenueSpread), (held.Bar.OpenTime, held.Kind));
    }

    /// <summary>What lies before the bars that a verdict rests on is not read: a row there that cannot be read disturbs nobody.</summary>
    [Fact]
    public async Task Only_the_part_of_the_quarantine_that_a_verdict_rests_on_is_read()
    {
        await _quarantine.AddAsync([new QuarantinedRow(Hours, FirewallLedger.Source, null, "no bar", "damaged") { Kind = QuarantineKind.Outlier, OpenTime = Start.AddYears(-1) }]);
        await Assert.ThrowsAsync<StoreException>(() => _quarantine.ListAsync(Hours));

        await Firewall().RecordAsync(new CoverageUpdate(Hours) { Bars = Quiet(3) });
        Assert.Equal(3, (await ReadAsync()).Count);
    }

    /// <summary>The version of the store stays, and so it is there.</summary>
    [Fact]
    public async Task A_correction_that_is_held_makes_no_bar_lost()
    {
        var bars = Quiet(100);
        await _bars.WriteAsync(bars);
        var firewall = Firewall();
        var evidence = new CoverageEvidence("klines", "bars", bars[^1].AvailableAt, 1);
        await firewall.RecordAsync(new CoverageUpdate(Hours)
        {
            Bars = [Scaled(bars[90], 1.2m)],
            Spans = [new CoverageSpan(bars[90].OpenTime, bars[91].OpenTime, CoverageState.Present, evidence)],
        });

        Assert.Equal(bars[90].OpenTime, Assert.Single(await _quarantine.ListAsync(Hours)).Bar.OpenTime);
        Assert.Equal(bars.Select(b => b.Close), (await ReadAsync()).Select(b => b.Close));
        Assert.True(Assert.Single(await firewall.ReadAsync(Hours)).IsHeld);
    }

    private FirewallLedger Firewall() => new(_inner, _bars, _quarantine);

    private static async Task<BackfillReport> CollectAsync(ICoverageLedger ledger, List<Bar> bars, int page)
    {
        var venue = new ScriptedVenue(bars) { Now = bars[^1].AvailableAt, PageSize = page };
        return await new VenueBackfill(ledger).RunAsync(venue, new BackfillOptions("BTCUSDT", Timeframe.OneHour) { From = Start, GapTries = 1 });
    }

    private async Task<List<Bar>> ReadAsync() => await _bars.ReadAsync(new BarQuery(Hours)).ToListAsync();
}
