using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Export;

public class CsvBarExporterTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Writes_times_and_digits_as_they_are()
    {
        await using var bench = new Workbench();
        await bench.Bars.WriteAsync([Bar(0, 1.50m, 0.000m), Bar(1, 100m, 0.0000000000000000000000000010m), Bar(1.0000001, 2m, 1m)]);
        var path = bench.Folder.File("out.csv");

        var report = await bench.Exporter.ExportAsync(new BarQuery(Workbench.Series), path);

        Assert.Equal(
            "open_time,open,high,low,close,volume\n"
            + "2024-01-01T00:00:00Z,1.50,1.50,1.50,1.50,0.000\n"
            + "2024-01-01T01:00:00Z,100,100,100,100,0.0000000000000000000000000010\n"
            + "2024-01-01T01:00:00.00036Z,2,2,2,2,1\n",
            await File.ReadAllTextAsync(path));
        Assert.Equal(new ExportReport(3, Start, Start.AddHours(1).AddTicks(3600)), report);
        Assert.Equal(["out.csv"], Directory.GetFiles(bench.Folder.Path, "*out*").Select(Path.GetFileName), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Writes_detail_on_demand_with_empty_fields_for_what_is_absent()
    {
        await using var bench = new Workbench();
        await bench.Bars.WriteAsync(
            [Bar(0, 1m, 1m) with { Detail = new BarDetail { QuoteVolume = 2.0m, TradeCount = 0, Vwap = 1.10m } }, Bar(1, 1m, 1m)]);
        using var stream = new MemoryStream();

        await bench.Exporter.ExportAsync(new BarQuery(Workbench.Series), stream, new ExportOptions { IncludeDetail = true });

        Assert.Equal(
            "open_time,open,high,low,close,volume,quote_volume,trade_count,taker_buy_volume,taker_buy_quote_volume,vwap\n"
            + "2024-01-01T00:00:00Z,1,1,1,1,1,2.0,0,,,1.10\n2024-01-01T01:00:00Z,1,1,1,1,1,,,,,\n",
            System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task Takes_span_and_knowledge_from_the_query()
    {
        await using var bench = new Workbench();
        await bench.Bars.WriteAsync([Bar(0, 1m, 1m), Bar(1, 2m, 1m), Bar(2, 3m, 1m), Bar(3, 4m, 1m)]);

        var report = await bench.Exporter.ExportAsync(
            new BarQuery(Workbench.Series) { From = Start.AddHours(1), AsKnownAt = Start.AddHours(3) }, Stream.Null);

        Assert.Equal(new ExportReport(2, Start.AddHours(1), Start.AddHours(2)), report);
    }

    [Fact]
    public async Task Compresses_by_name_and_replaces()
    {
        await using var bench = new Workbench();
        var path = bench.Folder.File("out.csv.gz");
        await File.WriteAllTextAsync(path, "before");
        await bench.Bars.WriteAsync([Bar(0, 1m, 1m)]);

        await bench.Exporter.ExportAsync(new BarQuery(Workbench.Series), path);

        await using var file = File.OpenRead(path);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        Assert.Equal("open_time,open,high,low,close,volume\n2024-01-01T00:00:00Z,1,1,1,1,1\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_failed_export_leaves_what_was_there()
    {
        await using var bench = new Workbench();
        var path = bench.Folder.File("out.csv");
        await File.WriteAllTextAsync(path, "before");
        await bench.Bars.WriteAsync([Bar(0, 1m, 1m)]);
        var query = new BarQuery(Workbench.Series);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Exporter.ExportAsync(query, path, cancellationToken: new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Exporter.ExportAsync(query with { IncludeProvisional = true }, path));

        Assert.Equal("before", await File.ReadAllTextAsync(path));
        Assert.Equal(["out.csv"], Directory.GetFiles(bench.Folder.Path, "*out*").Select(Path.GetFileName), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_exported_is_imported_to_the_same_digits()
    {
        var words = Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(12);
        Prop.ForAll(Gen.NonEmptyListOf(words).ToArbitrary(), rows => RoundTripsAsync([.. rows]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> RoundTripsAsync(int[][] rows)
    {
        await using var source = new Workbench();
        await using var target = new Workbench();
        await source.Bars.WriteAsync([.. rows.Select((row, i) => Bar(i + (row[0] >>> 8) * 1e-9, Value(row, 0), Value(row, 4)) with
        {
            IsAvailabilityAssumed = true,
            Detail = row[0] % 2 == 0 ? null : new BarDetail { QuoteVolume = Value(row, 8), TradeCount = row[1] >>> 1 },
        })]);
        using var csv = new MemoryStream();
        await source.Exporter.ExportAsync(new BarQuery(Workbench.Series), csv, new ExportOptions { IncludeDetail = true });
        csv.Position = 0;
        await target.Importer.ImportAsync(csv, "copy.csv", Workbench.Declared());
        using var again = new MemoryStream();
        await target.Exporter.ExportAsync(new BarQuery(Workbench.Series), again, new ExportOptions { IncludeDetail = true });
        return csv.ToArray().AsSpan().SequenceEqual(again.ToArray())
            && (await source.ReadAsync()).Select(bar => bar with { RecordedAt = null })
                .SequenceEqual((await target.ReadAsync()).Select(bar => bar with { RecordedAt = null }));
    }

    private static decimal Value(int[] words, int at)
    {
        var scale = (byte)((words[at] >>> 16) % 29);
        var value = new decimal(words[at + 1], words[at] % 3 == 0 ? words[at + 2] : 0, words[at] % 9 == 0 ? words[at + 3] : 0, false, scale);
        while (value > AlphaPulse.Bar.MaximumPrice)
        {
            value = new decimal(words[at + 1], words[at] % 3 == 0 ? words[at + 2] : 0, words[at] % 9 == 0 ? words[at + 3] : 0, false, ++scale);
        }

        return value == 0 ? 1m : value;
    }

    private static Bar Bar(double hour, decimal price, decimal volume)
    {
        var open = Start.AddTicks((long)(hour * TimeSpan.TicksPerHour));
        return new Bar(Workbench.Series, open, price, price, price, price, volume, open.AddHours(1), BarProvenance.Import);
    }
}
