using AlphaPulse.Simulation;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Audit;

/// <summary>What is clean gives no error: the behaviour of each rule on true data.</summary>
public class CleanDataTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv", 5, 12)]
    [InlineData("ethusdt-1h.csv", 5, 12)]
    [InlineData("bnbusdt-1h.csv", 5, 12)]
    [InlineData("dogeusdt-1h.csv", 5, 12)]
    [InlineData("btcusdt-1h-2018-2020.csv", 13, 51)]
    [InlineData("btcusd-coinbase-4h.csv", 2, 4)]
    [InlineData("btcusd-bitfinex-1m.csv", 457, 859)]
    [InlineData("ethusd-bitfinex-1m.csv", 34, 35)]
    [InlineData("binance-vision/DOTUSDT-1m-2024-11.csv", 0, 0)]
    [InlineData("binance-vision/NEARUSDT-1m-2023-02.csv", 0, 0)]
    [InlineData("spy-1d.csv", 0, 0)]
    public async Task Clean_market_data_have_their_known_gaps_and_no_errors(string file, int gaps, int missing)
    {
        var report = await new BarAuditor().AuditAsync(Evidence.File(["data", "market", .. file.Split('/')]));

        Assert.DoesNotContain(report.Findings, finding => finding.Level == AuditLevel.Error);
        var found = report.Findings.Where(finding => finding.Kind == AuditKind.Gap).ToList();
        Assert.Equal((gaps, missing), (found.Count, found.Sum(gap => gap.Count)));
        Assert.Equal(0, report.Omitted);
    }

    [Theory]
    [InlineData(1, "1m")]
    [InlineData(2, "1h")]
    [InlineData(3, "1d")]
    public async Task The_simulated_market_has_no_errors(long seed, string timeframe)
    {
        var options = new SimulatedMarketOptions { Bars = 20_000, Seed = seed, Timeframe = Timeframe.Parse(timeframe), Start = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var csv = "open_time,open,high,low,close,volume\n" + string.Concat(new SimulatedMarket(options).Generate().Select(bar =>
            $"{UtcText.Format(bar.OpenTime)},{Sheet.Text(bar.Open)},{Sheet.Text(bar.High)},{Sheet.Text(bar.Low)},{Sheet.Text(bar.Close)},{Sheet.Text(bar.Volume)}\n"));

        var report = await Sheet.AuditAsync(csv);

        Assert.DoesNotContain(report.Findings, finding => finding.Level == AuditLevel.Error);
        Assert.False(report.HasErrors);
    }

    [Fact]
    public async Task A_series_without_a_defect_has_no_finding_at_all()
    {
        var report = await new Sheet(3_000).AuditAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((3_000, Timeframe.OneHour, "always"), (report.Rows, report.Timeframe, report.Calendar.Name));
    }
}
