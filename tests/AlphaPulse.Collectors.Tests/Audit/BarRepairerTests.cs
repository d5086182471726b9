using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Audit;

public class BarRepairerTests
{
    [Fact]
    public async Task Safe_defects_are_repaired_each_with_its_provenance_and_all_else_is_copied()
    {
        using var folder = new TemporaryFolder();
        var sheet = new Sheet(60);
        var clean = sheet.ToCsv().Split('\n');
        sheet.SetVolume(40, "28.07700000000000" + "3");
        sheet[50][0] = $"{sheet.TimeOf(50).ToUnixTimeMilliseconds()}000";
        sheet.Rows.Insert(20, [.. sheet[19]]);
        sheet.Rows.Insert(10, [.. sheet[10][..4], sheet[10][1], "1.5"]);
        var input = folder.File("in.csv");
        await File.WriteAllTextAsync(input, sheet.ToCsv());
        var before = await File.ReadAllBytesAsync(input);

        var report = await new BarRepairer().RepairAsync(input, folder.File("out.csv"));

        var expected = clean.ToArray();
        var volume = expected[41].Split(',');
        expected[41] = string.Join(',', [.. volume[..5], "28.077"]);
        Assert.Equal(expected, (await File.ReadAllTextAsync(folder.File("out.csv"))).Split('\n'));
        Assert.Equal((60L, 2L, 2L), (report.Rows, report.Dropped, report.Changed));
        Assert.Equal(before, await File.ReadAllBytesAsync(input));

        var log = (await File.ReadAllLinesAsync(report.Log)).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(before)), (string?)log[0]["input_sha256"]);
        Assert.Equal(
            [
                (12L, "drop", "line", null),
                (23L, "drop", "line", null),
                (44L, "change", "volume", "28.077"),
                (54L, "change", "open_time", clean[51].Split(',')[0]),
            ],
            log[1..^1].Select(change => ((long)change["line"]!, (string?)change["action"], (string?)change["column"], (string?)change["new"])));
        Assert.Equal("28.077000000000003", (string?)log[3]["old"]);
        Assert.All(log[1..^1], change => Assert.NotEmpty((string)change["reason"]!));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(report.Output))), (string?)log[^1]["output_sha256"]);
        Assert.Equal((62, 60), ((int)log[^1]["rows_before"]!, (int)log[^1]["rows_after"]!));

        // What was repaired is no finding any more.
        Assert.Empty((await new BarAuditor().AuditAsync(report.Output)).Findings);
    }

    [Fact]
    public async Task Nothing_is_written_over_and_an_archive_is_no_output()
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("in.csv");
        await File.WriteAllTextAsync(input, new Sheet(30).ToCsv());
        await File.WriteAllTextAsync(folder.File("other.csv" + BarRepairer.LogEnding), "kept");

        await Assert.ThrowsAsync<IOException>(() => new BarRepairer().RepairAsync(input, input));
        await Assert.ThrowsAsync<IOException>(() => new BarRepairer().RepairAsync(input, folder.File("other.csv")));
        await Assert.ThrowsAsync<ArgumentException>(() => new BarRepairer().RepairAsync(input, folder.File("out.csv.gz")));

        Assert.Equal("kept", await File.ReadAllTextAsync(folder.File("other.csv" + BarRepairer.LogEnding)));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public async Task A_cancelled_repair_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("in.csv");
        await File.WriteAllTextAsync(input, new Sheet(30).ToCsv());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new BarRepairer().RepairAsync(input, folder.File("out.csv"), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal([input], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task The_hour_of_a_clock_change_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var start = new DateTimeOffset(2023, 10, 28, 0, 0, 0, TimeSpan.Zero);
        var sheet = new Sheet(100, start: start);
        for (var row = 27; row < 100; row++)
        {
            sheet.SetTime(row, sheet.TimeOf(row).AddHours(-1));
        }

        var input = folder.File("in.csv");
        await File.WriteAllTextAsync(input, sheet.ToCsv());

        var report = await new BarRepairer().RepairAsync(input, folder.File("out.csv"));

        Assert.Equal((100L, 0L), (report.Rows, report.Dropped));
        Assert.Equal(await File.ReadAllBytesAsync(input), await File.ReadAllBytesAsync(report.Output));
    }

    /// <summary>The noise that the exchange itself sends goes, and every other field keeps its text.</summary>
    [EvidenceFact]
    public async Task The_noise_of_bitfinex_is_rounded_to_eight_decimals()
    {
        using var folder = new TemporaryFolder();
        var input = Evidence.File("data", "market", "btcusd-bitfinex-1m-2019-01.csv");

        var report = await new BarRepairer().RepairAsync(input, folder.File("out.csv"));

        Assert.Equal((42_950L, 0L, 5_473L), (report.Rows, report.Dropped, report.Changed));
        var changed = File.ReadLines(input).Zip(File.ReadLines(report.Output)).Where(pair => pair.First != pair.Second).ToList();
        Assert.Equal(5_473, changed.Count);
        Assert.All(changed, pair =>
        {
            var (old, now) = (pair.First.Split(','), pair.Second.Split(','));
            Assert.Equal(old[..5], now[..5]);
            Assert.Equal(Math.Round(decimal.Parse(old[5], System.Globalization.CultureInfo.InvariantCulture), 8), decimal.Parse(now[5], System.Globalization.CultureInfo.InvariantCulture));
        });
        Assert.DoesNotContain((await new BarAuditor().AuditAsync(report.Output)).Findings, finding => finding.Level == AuditLevel.Error);
    }
}
