using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresMaintenanceTests : SchemaTest
{
    [Theory]
    [InlineData("UPDATE series_tallies SET bars = bars + 1", "counts of test:BTC-USDT@1h")]
    [InlineData("UPDATE series_provenances SET bars = 7", "counts of test:BTC-USDT@1h")]
    [InlineData("DELETE FROM series_tallies", "counts of test:BTC-USDT@1h")]
    [InlineData("UPDATE bars SET revision = 3 WHERE revision = 2", "at 2024-01-01T00:00:00Z are not numbered from 1")]
    [InlineData("UPDATE coverage SET from_time = from_time + 360000000000, to_time = to_time + 720000000000", "claims bars from 2024-01-01T10:00:00Z")]
    [InlineData("INSERT INTO coverage SELECT series_id, from_time + 1, to_time, 5, tries, asked_at, request, answer FROM coverage", "overlap at 2024-01-01T00:00:00")]
    [InlineData("UPDATE bars SET high = 1 WHERE revision = 2", "a row of test:BTC-USDT@1h is no bar")]
    [InlineData("UPDATE quarantine SET raw = 'no bar'", "in the quarantine of test:BTC-USDT@1h is no bar")]
    public async Task A_check_finds_what_cannot_be(string sql, string expected)
    {
        var evidence = new CoverageEvidence("klines", "200", Start, 1);
        await new PostgresCoverageLedger(Schema.Database).RecordAsync(new CoverageUpdate(Btc)
        {
            Bars = [Bar(0), Bar(1), Bar(0, 101m)],
            Quarantined = [new QuarantinedRow(Btc, "firewall", null, BarText.Format(Bar(1)), "far outside") { Kind = QuarantineKind.Outlier, OpenTime = Start.AddHours(1) }],
            Spans = [new CoverageSpan(Start, Start.AddHours(2), CoverageState.Present, evidence)],
        });
        var maintenance = new PostgresMaintenance(Schema.Database);
        Assert.Empty(await maintenance.CheckAsync());

        await Schema.ExecuteAsync(sql);

        Assert.Contains(await maintenance.CheckAsync(), finding => finding.Contains(expected, StringComparison.Ordinal));
    }
}
