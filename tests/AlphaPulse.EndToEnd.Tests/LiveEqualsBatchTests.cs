using System.Globalization;
using AlphaPulse.Inference;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>
/// The rows that the signal engine computes bar by bar from the store against the rows that the features stage wrote in one go for
/// training: every value of every bar, bit for bit.
/// </summary>
public class LiveEqualsBatchTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv")]
    [InlineData("spy-1d.csv")]
    public Task On_real_bars(string name) => CompareAsync(Evidence.File("data", "market", name));

    [Fact]
    public async Task On_simulated_bars()
    {
        using var folder = new TemporaryFolder();
        await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), bars: 3_000, tStatistic: 8);
        await CompareAsync(folder.File("bars-1h.csv"));
    }

    private static async Task CompareAsync(string file)
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync("run", "--data", file, "--workdir", folder.Path, "--json");
        Assert.True(result.ExitCode is 0 or 3, result.Errors);

        await using var database = new SqliteDatabase(folder.File("alphapulse.db"));
        var store = new SqliteBarStore(database);
        var series = Assert.Single(await store.ListSeriesAsync());
        var calendar = series.Series.Timeframe == Timeframe.OneDay ? (ITradingCalendar)NyseCalendar.Instance : AlwaysOpenCalendar.Instance;
        var registry = new FileModelRegistry(folder.File("registry"), TimeProvider.System);
        var engine = await new SignalEngineFactory(registry).CreateAsync(ModelAliases.Challenger, calendar, SignalMode.Shadow);

        var lines = await File.ReadAllLinesAsync(folder.File("features.csv"));
        var line = 1;
        var values = 0;
        await foreach (var bar in store.ReadAsync(new BarQuery(series.Series)))
        {
            engine.TryProcess(bar, out _);
            var cells = lines[line++].Split(',');
            Assert.Equal(UtcText.Format(bar.OpenTime), cells[0]);
            Assert.Equal(engine.LastRow.Length, cells.Length - 1);
            for (var i = 0; i < engine.LastRow.Length; i++)
            {
                var batch = cells[i + 1].Length == 0 ? double.NaN : double.Parse(cells[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.Equal(BitConverter.DoubleToInt64Bits(batch), BitConverter.DoubleToInt64Bits(engine.LastRow[i]));
                values += double.IsNaN(batch) ? 0 : 1;
            }
        }

        Assert.Equal(lines.Length, line);
        Assert.True(values > series.Bars * 10, $"only {values} values were compared");
    }
}
