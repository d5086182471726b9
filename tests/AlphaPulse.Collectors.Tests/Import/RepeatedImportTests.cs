using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Import;

public class RepeatedImportTests
{
    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await using var bench = new Workbench();
        var csv = Csv((0, 1), (1, 2), (2, 3)) + "broken\n";

        await bench.ImportAsync(csv);
        var again = await bench.ImportAsync(csv);

        Assert.Equal((4L, 0L, 0L, 3L, 1L), (again.Rows, again.Inserted, again.Revised, again.Unchanged, again.Quarantined));
        Assert.Single(await bench.ReadQuarantineAsync());
        Assert.Equal(3, (await bench.ReadRevisionsAsync()).Count);
    }

    [Fact]
    public async Task A_later_row_of_the_same_time_is_a_version_and_stays_one_when_imported_again()
    {
        await using var bench = new Workbench();
        var csv = Csv((0, 1), (1, 5), (0, 2), (1, 5), (0, 1));

        var first = await bench.ImportAsync(csv);
        var versions = await bench.ReadRevisionsAsync();
        var again = await bench.ImportAsync(csv);

        Assert.Equal((2L, 2L, 1L), (first.Inserted, first.Revised, first.Unchanged));
        Assert.Equal([(1, 1m), (2, 2m), (3, 1m), (1, 5m)], versions.Select(version => (version.Number, version.Bar.Close)));
        Assert.Equal((0L, 0L, 5L), (again.Inserted, again.Revised, again.Unchanged));
        Assert.Equal(versions, await bench.ReadRevisionsAsync());
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_is_a_version()
    {
        await using var bench = new Workbench();
        await bench.ImportAsync(Csv((0, 1)));
        await bench.ImportAsync(Csv((0, 2)));

        Assert.Equal(1, (await bench.ImportAsync(Csv((0, 1)))).Revised);
        Assert.Equal(1, (await bench.ImportAsync(Csv((0, 1)))).Unchanged);

        Assert.Equal([1m, 2m, 1m], (await bench.ReadRevisionsAsync()).Select(version => version.Bar.Close));
    }

    [Fact]
    public void An_import_that_ended_anywhere_is_completed_by_the_next() =>
        Prop.ForAll(
            Gen.Choose(1, 14).SelectMany(count => Gen.Choose(0, 11).ArrayOf(count)).ToArbitrary(),
            Gen.Choose(1, 4).ToArbitrary(),
            Gen.Choose(0, 12).ToArbitrary(),
            (numbers, batch, batches) => IsCompleted(numbers, batch, batches).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void An_import_with_details_that_come_and_go_changes_nothing_when_it_is_repeated() =>
        Prop.ForAll(
            Gen.Choose(1, 12).SelectMany(count => Gen.Choose(0, 8).ArrayOf(count)).ToArbitrary(),
            Gen.Choose(1, 4).ToArbitrary(),
            (numbers, batch) => IsRepeatable(numbers, batch).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>What a venue added to the last of several versions of a file does not make them new again.</summary>
    [Fact]
    public async Task A_file_of_several_versions_is_known_again_after_a_venue_has_told_more()
    {
        await using var bench = new Workbench();
        var csv = Csv((0, 1), (0, 2));
        await bench.ImportAsync(csv);
        var newest = (await bench.ReadAsync())[0];
        await bench.Bars.WriteAsync([newest with { Detail = new BarDetail { TradeCount = 3 } }]);

        Assert.Equal(2, (await bench.ImportAsync(csv)).Unchanged);
        Assert.Equal(new BarDetail { TradeCount = 3 }, (await bench.ReadAsync())[0].Detail);
    }

    [Fact]
    public async Task A_cancellation_leaves_whole_batches()
    {
        await using var bench = new Workbench();
        using var cancellation = new CancellationTokenSource();
        var options = Workbench.Declared();
        options.BatchSize = 10;
        var progress = new Callback(report =>
        {
            if (report.Rows == 30)
            {
                cancellation.Cancel();
            }
        });
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Csv([.. Enumerable.Range(0, 95).Select(hour => (hour, hour + 1))])));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Importer.ImportAsync(stream, "input.csv", options, progress, cancellation.Token));

        Assert.Equal(30, (await bench.ReadAsync()).Count);
        stream.Position = 0;
        var rest = await bench.Importer.ImportAsync(stream, "input.csv", options);
        Assert.Equal((65L, 30L), (rest.Inserted, rest.Unchanged));
    }

    private static async Task<bool> IsRepeatable(int[] numbers, int batch)
    {
        // Each number is a row of one hour: one of three closes with no trade count, one or another.
        var csv = "open_time,open,high,low,close,volume,trade_count\n" + string.Concat(numbers.Select(
            number => string.Create(CultureInfo.InvariantCulture, $"1704067200,1,100,1,{1 + (number % 3)},1,{(number < 3 ? string.Empty : (number / 3).ToString(CultureInfo.InvariantCulture))}\n")));
        var options = Workbench.Declared();
        options.BatchSize = batch;
        await using var bench = new Workbench();
        await bench.ImportAsync(csv, options);
        var versions = await bench.ReadRevisionsAsync();
        var again = await bench.ImportAsync(csv, options);
        return again.Unchanged == numbers.Length && versions.SequenceEqual(await bench.ReadRevisionsAsync());
    }

    private static async Task<bool> IsCompleted(int[] numbers, int batch, int batches)
    {
        // Each number is a row: one of four hours with one of three closes.
        var csv = Csv([.. numbers.Select(number => (number % 4, 1 + number / 4))]);
        var options = Workbench.Declared();
        options.BatchSize = batch;
        await using var whole = new Workbench();
        await whole.ImportAsync(csv, options);
        await using var cut = new Workbench();
        using var cancellation = new CancellationTokenSource();
        var left = batches;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        try
        {
            await cut.Importer.ImportAsync(
                stream,
                "input.csv",
                options,
                new Callback(_ =>
                {
                    if (--left <= 0)
                    {
                        cancellation.Cancel();
                    }
                }),
                cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // That is the end in the middle that is meant here.
        }

        await cut.ImportAsync(csv, options);
        var again = await cut.ImportAsync(csv, options);
        return again.Unchanged == numbers.Length
            && (await whole.ReadRevisionsAsync()).SequenceEqual(await cut.ReadRevisionsAsync());
    }

    private static string Csv(params (int Hour, int Close)[] rows) => "open_time,open,high,low,close,volume\n" + string.Concat(rows.Select(
        row => string.Create(CultureInfo.InvariantCulture, $"{1704067200 + (3600 * row.Hour)},1,100,1,{row.Close},1\n")));

    private sealed class Callback(Action<ImportProgress> action) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => action(value);
    }
}
