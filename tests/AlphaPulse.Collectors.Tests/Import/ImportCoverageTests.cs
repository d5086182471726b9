using System.Globalization;
using System.Text;
using AlphaPulse.Collectors.Tests.Backfill;
using AlphaPulse.Collectors.Tests.Live;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Import;

/// <summary>Files and venues tell of the same bars: neither is asked for what the other has brought, and neither spoils what was known when.</summary>
public class ImportCoverageTests
{
    private const int Minutes = 100;
    private const string Header = "open_time,open,high,low,close,volume\n";
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneMinute);

    [Fact]
    public async Task A_venue_is_asked_for_what_a_file_does_not_have()
    {
        const int All = 2_000;
        await using var bench = new Workbench();
        await using var server = Server(All);
        await ImportAsync(bench, Enumerable.Range(10, 790).Concat(Enumerable.Range(850, 1_050)));
        var report = await CollectAsync(bench, server);

        Assert.Equal((160, All), (report.Written.Inserted, report.Coverage.Held));
        var asked = server.Requests.Where(request => request.Path.EndsWith("klines", StringComparison.Ordinal)).Select(request => (From: Of(request, "startTime"), To: Of(request, "endTime"))).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, span => Assert.True(span.To < 400 || (span.From > 400 && span.To < 1_400) || span.From > 1_400, $"asked from {span.From} to {span.To}"));

        // Where the answers overlap with the file they say more, and that was as true at the close.
        Assert.InRange(report.Written.Revised, 1, 6);
        Assert.All(await bench.ReadRevisionsAsync(Series), version => Assert.Equal(version.Bar.OpenTime.AddMinutes(1), version.Bar.AvailableAt));
        Assert.Equal(1_000, await CountAsync(bench, Start.AddMinutes(1_000)));
        var again = await CollectAsync(bench, server);
        Assert.Equal((0, All), (again.Rows, again.Coverage.Held));
    }

    /// <summary>A store whose ledger does not know of a file: everything is asked for, and nothing becomes known today.</summary>
    [Fact]
    public async Task What_a_venue_adds_to_a_file_is_known_since_the_close()
    {
        await using var bench = new Workbench();
        await using var server = Server();
        await ImportAsync(bench, Enumerable.Range(0, Minutes), new CsvBarImporter(bench.Bars, bench.Quarantine));
        Assert.Empty(await bench.Ledger.ReadAsync(Series));
        var report = await CollectAsync(bench, server);

        Assert.Equal(new BarWriteResult(0, Minutes, 0), report.Written);
        Assert.Equal(50, await CountAsync(bench, Start.AddMinutes(50)));
        Assert.All(await bench.ReadAsync(Series), bar => Assert.Equal((17L, BarProvenance.VenueRest), (bar.Detail!.TradeCount!.Value, bar.Provenance)));
    }

    [Fact]
    public async Task A_file_takes_nothing_from_what_a_venue_has_told()
    {
        await using var bench = new Workbench();
        await using var server = Server();
        await CollectAsync(bench, server);
        var (bars, spans) = (await bench.ReadRevisionsAsync(Series), await bench.Ledger.ReadAsync(Series));
        var report = await ImportAsync(bench, Enumerable.Range(0, Minutes));

        Assert.Equal((0L, 0L, 100L), (report.Inserted, report.Revised, report.Unchanged));
        Assert.Equal(bars, await bench.ReadRevisionsAsync(Series));
        Assert.Equal(spans, await bench.Ledger.ReadAsync(Series));
    }

    [Fact]
    public async Task The_file_is_the_evidence_and_its_gaps_are_not_claimed()
    {
        await using var bench = new Workbench();
        var csv = "open_time,open,high,low,close,volume,trade_count\n2024-01-01T03:00:00Z,1,1,1,1,0,0\n2024-01-01T00:00:00Z,1,1,1,1,1,\n2024-01-01T01:00:00Z,1,1,1,1,1,4\nbroken\n2024-01-01T06:30:00Z,1,1,1,1,1,\n2024-01-01T01:00:00Z,1,1,1,1,2,\n";
        var report = await bench.ImportAsync(csv);

        var spans = await bench.Ledger.ReadAsync(Workbench.Series);
        Assert.Equal([(0, 2, CoverageState.Present), (3, 4, CoverageState.NotTraded)], spans.Select(span => (span.From.Hour, span.To.Hour, span.State)));
        Assert.Equal(("import of input.csv", $"rows of the file with SHA-256 {report.DataSha256}"), (spans[0].Evidence!.Request, spans[0].Evidence!.Answer));
        Assert.Equal($"rows with a trade count of 0 of the file with SHA-256 {report.DataSha256}", spans[1].Evidence!.Answer);
        Assert.Single(await bench.ReadQuarantineAsync());

        await bench.ImportAsync(csv);
        Assert.Equal(spans, await bench.Ledger.ReadAsync(Workbench.Series));
    }

    [Fact]
    public async Task An_import_that_ended_early_claims_what_is_there_and_no_whole_file()
    {
        await using var bench = new Workbench();
        using var cancellation = new CancellationTokenSource();
        var options = Workbench.Declared();
        options.BatchSize = 10;
        var csv = Header + string.Concat(Enumerable.Range(0, 95).Select(hour => string.Create(CultureInfo.InvariantCulture, $"{Start.AddHours(hour):yyyy-MM-dd'T'HH:mm:ss'Z'},1,1,1,1,1\n")));
        var progress = new Stop(cancellation, 30);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Importer.ImportAsync(stream, "input.csv", options, progress, cancellation.Token));

        var begun = Assert.Single(await bench.Ledger.ReadAsync(Workbench.Series));
        Assert.Equal((Start, Start.AddHours((await bench.ReadAsync()).Count), "rows of a file that was not read to its end"), (begun.From, begun.To, begun.Evidence!.Answer));
        var report = await bench.ImportAsync(csv, options);
        var whole = Assert.Single(await bench.Ledger.ReadAsync(Workbench.Series));
        Assert.Equal((Start, Start.AddHours(95), $"rows of the file with SHA-256 {report.DataSha256}"), (whole.From, whole.To, whole.Evidence!.Answer));
    }

    /// <summary>A bar that cannot have closed yet is asked for, whatever a file says of it.</summary>
    [Fact]
    public async Task A_bar_that_still_formed_when_it_was_imported_is_not_claimed()
    {
        await using var bench = new Workbench();
        var importer = new CsvBarImporter(bench.Bars, bench.Quarantine, bench.Ledger, new ManualTimeProvider(Start.AddMinutes(4.5)));
        await ImportAsync(bench, Enumerable.Range(0, 5), importer);

        Assert.Equal(Start.AddMinutes(4), Assert.Single(await bench.Ledger.ReadAsync(Series)).To);
        Assert.Equal(5, (await bench.ReadAsync(Series)).Count);
    }

    /// <summary>The live series goes on behind the file instead of at the bar that forms.</summary>
    [Fact]
    public async Task A_live_series_goes_on_where_a_file_ends()
    {
        await using var bench = new Workbench();
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        var series = rig.Series("BTCUSDT");
        rig.Source.Put("BTCUSDT", Enumerable.Range(0, 40));
        await rig.AdvanceToAsync(Streamed.Minute(40));
        var file = Enumerable.Range(0, 20).Select(number => Streamed.Bar(series, number));
        var options = new ImportOptions { Instrument = series.Instrument, Timeframe = series.Timeframe, Calendar = AlwaysOpenCalendar.Instance };
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Concat(file.Select(Line))));
        await bench.Importer.ImportAsync(csv, "btcusdt.csv", options);
        await rig.StartAsync();

        Assert.Equal("BTC 20, BTC 21, BTC 22", await rig.TakeAsync(3));
    }

    /// <summary>What the venue says of a bar that a file has, whatever the firewall thinks of it, agrees with it.</summary>
    [Fact]
    public async Task The_firewall_does_not_hold_what_agrees_with_a_file()
    {
        await using var bench = new Workbench();
        var bars = Enumerable.Range(0, 300).Select(hour => VenueBackfillTests.Bar(hour, close: hour == 250 ? 180m : 100m + (hour % 3))).ToList();
        await bench.Bars.WriteAsync([.. bars.Select(bar => bar with { Detail = null })]);
        var firewall = new FirewallLedger(bench.Ledger, bench.Bars, (IHeldBarStore)bench.Quarantine);
        await new VenueBackfill(firewall).RunAsync(new ScriptedVenue(bars) { Now = bars[^1].AvailableAt, PageSize = 100 }, new BackfillOptions("BTCUSDT", Timeframe.OneHour) { From = bars[0].OpenTime, GapTries = 1 });

        Assert.Equal(0, firewall.Held);
        Assert.All(await bench.ReadAsync(), bar => Assert.NotNull(bar.Detail));
    }

    private static LoopbackServer Server(int minutes = Minutes) =>
        new(new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), [.. Enumerable.Range(0, minutes).Select(Row)], Start.AddMinutes(minutes)).Answer);

    private static string Row(int minute)
    {
        var open = Start.AddMinutes(minute).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $"[{open},\"100.10\",\"101.50\",\"99.90\",\"100.20\",\"5.000\",{open + 59_999},\"501.00\",17,\"2.50\",\"250.50\",\"0\"]");
    }

    private static string Line(Bar bar) => string.Create(
        CultureInfo.InvariantCulture, $"{bar.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}\n");

    private static long Of(LoopbackRequest request, string name) =>
        (long)(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(request.Query[name], CultureInfo.InvariantCulture)) - Start).TotalMinutes;

    private static async Task<ImportReport> ImportAsync(Workbench bench, IEnumerable<int> minutes, CsvBarImporter? importer = null)
    {
        var options = new ImportOptions { Instrument = Series.Instrument, Timeframe = Series.Timeframe, Calendar = AlwaysOpenCalendar.Instance };
        var rows = minutes.Select(minute => string.Create(CultureInfo.InvariantCulture, $"{Start.AddMinutes(minute):yyyy-MM-dd'T'HH:mm:ss'Z'},100.1,101.5,99.9,100.2,5\n"));
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Concat(rows)));
        return await (importer ?? bench.Importer).ImportAsync(csv, "btcusdt-1m.csv", options);
    }

    private static async Task<BackfillReport> CollectAsync(Workbench bench, LoopbackServer server)
    {
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = server.Url }), TimeProvider.System);
        return await new VenueBackfill(bench.Ledger).RunAsync(venue, new BackfillOptions("BTCUSDT", Timeframe.OneMinute) { From = Start, MaximumWait = TimeSpan.Zero });
    }

    private static async Task<int> CountAsync(Workbench bench, DateTimeOffset knownAt) =>
        await bench.Bars.ReadAsync(new BarQuery(Series) { AsKnownAt = knownAt }).CountAsync();

    private sealed class Stop(CancellationTokenSource cancellation, long rows) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows >= rows)
            {
                cancellation.Cancel();
            }
        }
    }
}
