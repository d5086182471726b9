using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Audit;

/// <summary>What is documented of recorded files is found in them, at its line.</summary>
public class KnownDefectTests
{
    private static string Market(string file) => Evidence.File("data", "market", file);

    /// <summary>5,473 values of the exchange itself with the noise of doubles (as of ccxt#5460), six exponents, a real outage.</summary>
    [EvidenceFact]
    public async Task Bitfinex_of_January_2019_has_double_noise_exponents_and_an_outage()
    {
        var path = Market("btcusd-bitfinex-1m-2019-01.csv");
        var rows = File.ReadLines(path).Select((text, i) => (Fields: text.Split(','), Line: i + 1L)).Skip(1).ToList();

        var report = await new BarAuditor().AuditAsync(path);

        var noisy = rows.Where(row => row.Fields.Skip(1).Any(text => !text.Contains('e', StringComparison.Ordinal) && DecimalsOf(text) >= 13)).Select(row => row.Line);
        var exponents = rows.Where(row => row.Fields.Skip(1).Any(text => text.Contains('e', StringComparison.Ordinal))).Select(row => row.Line);
        Assert.Equal(noisy, Lines(report, AuditKind.DoubleNoise));
        Assert.Equal(exponents, Lines(report, AuditKind.MixedFormat));
        Assert.Equal((5_473, 6), (Lines(report, AuditKind.DoubleNoise).Count, Lines(report, AuditKind.MixedFormat).Count));
        Assert.True(report.HasErrors);
        var gaps = report.Findings.Where(finding => finding.Kind == AuditKind.Gap).ToList();
        Assert.Equal((1_054, 1_690L), (gaps.Count, gaps.Sum(gap => gap.Count)));
        Assert.Equal(new DateTimeOffset(2019, 1, 7, 10, 0, 0, TimeSpan.Zero), gaps.MaxBy(gap => gap.Count)!.From);
        Assert.Equal([AuditKind.DoubleNoise], report.Findings.Where(finding => finding.Level == AuditLevel.Error).Select(finding => finding.Kind).Distinct());
    }

    [EvidenceFact]
    public async Task Bitfinex_of_2018_has_two_exponents()
    {
        var report = await new BarAuditor().AuditAsync(Market("btcusd-bitfinex-1m.csv"));

        Assert.Equal(2, Lines(report, AuditKind.MixedFormat).Count);
    }

    /// <summary>The factor file has one split of IBM: 0.5 up to 1999-05-26, 1 from then on.</summary>
    [EvidenceFact]
    public async Task The_split_of_ibm_is_found_where_its_factor_file_has_it()
    {
        var factors = File.ReadLines(Market("ibm-factor-file.csv")).Select(line => line.Split(',')).ToList();
        var split = factors.Zip(factors.Skip(1)).Single(pair => pair.First[2] != pair.Second[2]).First[0];

        var report = await new BarAuditor().AuditAsync(Market("ibm-1d.csv"));

        var error = Assert.Single(report.Findings, finding => finding.Level == AuditLevel.Error);
        Assert.Equal(AuditKind.Split, error.Kind);
        Assert.Equal(split, error.From!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        Assert.Contains("2 for 1", error.Detail, StringComparison.Ordinal);
        Assert.Equal("nyse", report.Calendar.Name);
    }

    [EvidenceFact]
    public async Task A_declared_tick_makes_prices_between_ticks_errors()
    {
        var options = new BarAuditOptions { Tick = 0.01m };

        var report = await new BarAuditor().AuditAsync(Market("spy-1d.csv"), options);

        var expected = File.ReadLines(Market("spy-1d.csv")).Select((text, i) => (Fields: text.Split(','), Line: i + 1L)).Skip(1)
            .Where(row => row.Fields[1..5].Any(text => DecimalsOf(text.TrimEnd('0')) > 2)).Select(row => row.Line);
        Assert.Equal(expected, Lines(report, AuditKind.OffGridPrice));
        Assert.All(report.Findings.Where(finding => finding.Kind == AuditKind.OffGridPrice), finding => Assert.Equal(AuditLevel.Error, finding.Level));
    }

    private static List<long> Lines(AuditReport report, AuditKind kind) =>
        [.. report.Findings.Where(finding => finding.Kind == kind).SelectMany(finding => finding.Lines)];

    private static int DecimalsOf(string text) => text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
}
