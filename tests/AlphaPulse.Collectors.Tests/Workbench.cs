using System.Text;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests;

/// <summary>A store in a folder of its own with everything that works on it.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly SqliteDatabase _database;

    public Workbench()
    {
        _database = new SqliteDatabase(Folder.File("store.db"));
        Bars = new SqliteBarStore(_database);
        Quarantine = new SqliteQuarantineStore(_database);
        Ledger = new SqliteCoverageLedger(_database);
        Importer = new CsvBarImporter(Bars, Quarantine, Ledger);
        Exporter = new CsvBarExporter(Bars);
        Coverage = new CoverageCalculator(Bars);
    }

    public static BarSeriesId Series { get; } = new(InstrumentId.Parse("test:BTC-USDT"), Timeframe.OneHour);

    public TemporaryFolder Folder { get; } = new();

    public IBarStore Bars { get; }

    public IQuarantineStore Quarantine { get; }

    public ICoverageLedger Ledger { get; }

    public CsvBarImporter Importer { get; }

    public CsvBarExporter Exporter { get; }

    public CoverageCalculator Coverage { get; }

    /// <summary>Options that leave nothing to be told but the time unit.</summary>
    public static ImportOptions Declared() => new()
    {
        Instrument = Series.Instrument,
        Timeframe = Series.Timeframe,
        Calendar = AlwaysOpenCalendar.Instance,
    };

    public Task<ImportReport> ImportAsync(string csv, ImportOptions? options = null, string source = "input.csv") =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), options, source);

    public async Task<ImportReport> ImportAsync(byte[] bytes, ImportOptions? options = null, string source = "input.csv")
    {
        // Few bytes at a time, so that lines lie across reads.
        using var stream = new DrippingStream(bytes, 7);
        return await Importer.ImportAsync(stream, source, options ?? Declared());
    }

    public async Task<List<Bar>> ReadAsync(BarSeriesId? series = null)
    {
        var list = new List<Bar>();
        await foreach (var bar in Bars.ReadAsync(new BarQuery(series ?? Series)))
        {
            list.Add(bar);
        }

        return list;
    }

    public async Task<List<(int Number, Bar Bar)>> ReadRevisionsAsync(BarSeriesId? series = null)
    {
        var list = new List<(int, Bar)>();
        await foreach (var revision in Bars.ReadRevisionsAsync(new BarQuery(series ?? Series)))
        {
            list.Add((revision.Number, revision.Bar with { RecordedAt = null }));
        }

        return list;
    }

    public async Task<List<QuarantinedRow>> ReadQuarantineAsync(BarSeriesId? series = null)
    {
        var list = new List<QuarantinedRow>();
        await foreach (var row in Quarantine.ReadAsync(series ?? Series))
        {
            list.Add(row);
        }

        return list;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Folder.Dispose();
    }
}
