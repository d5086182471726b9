namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A live series says of a bar whose row can be none what a backfill says of it.</summary>
public class LiveQuarantineTests
{
    [Fact]
    public async Task A_bar_whose_row_is_in_quarantine_is_lost_and_the_others_of_the_gap_are_missing()
    {
        await using var bench = new Workbench();
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
        var series = rig.Series("BTCUSDT");
        rig.Source.Put("BTCUSDT", [3, 4]);
        rig.Source.Change = page => page.Bars.Any(bar => bar.OpenTime == Streamed.Minute(4))
            ? page with
            {
                Bars = [.. page.Bars.Where(bar => bar.OpenTime != Streamed.Minute(4))],
                Quarantined = [new QuarantinedRow(series, "binance", null, "a row", "high below low")],
                QuarantinedAt = [Streamed.Minute(4)],
            }
            : page;
        await rig.AdvanceAsync(TimeSpan.FromMinutes(3));
        var connection = await rig.StartAsync();
        await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 3, isClosed: true), Streamed.Binance("BTCUSDT", 6, isClosed: true));
        Assert.Equal("BTC 3", await rig.TakeAsync(1));
        Assert.Equal(Streamed.Minute(6), (await rig.NextInTimeAsync()).Bar.OpenTime);
        var spans = await bench.Ledger.ReadAsync(series);
        Assert.Equal(
            [(3, 4, CoverageState.Present), (4, 5, CoverageState.Lost), (5, 6, CoverageState.Missing), (6, 7, CoverageState.Present)],
            spans.Select(s => (s.From.Minute, s.To.Minute, s.State)));
        Assert.Contains("its row is in quarantine", spans[1].Evidence!.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("quarantine", spans[2].Evidence!.Answer, StringComparison.Ordinal);
    }
}
