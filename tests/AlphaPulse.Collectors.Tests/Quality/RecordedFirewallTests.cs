using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Quality;

/// <summary>What the firewall holds of real bars: next to nothing for good, and planted errors all.</summary>
public class RecordedFirewallTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv")]
    [InlineData("ethusdt-1h.csv")]
    [InlineData("dogeusdt-1h.csv")]
    [InlineData("btcusdt-1h-2018-2020.csv")]
    [InlineData("btcusd-bitfinex-1m.csv")]
    [InlineData("binance-vision/DOTUSDT-1m-2024-11.csv")]
    [InlineData("binance-vision/NEARUSDT-1m-2023-02.csv")]
    public async Task Real_bars_pass_but_for_a_few_in_ten_thousand(string file)
    {
        var bars = (await CsvBarLoader.LoadAsync(Evidence.File(["data", "market", .. file.Split('/')]))).Bars;
        var firewall = new BarFirewall(bars[0].Series);
        var (held, confirmed) = (0, 0);
        foreach (var bar in bars)
        {
            held += firewall.Judge(bar).IsHeld ? 1 : 0;
            confirmed += firewall.TryTakeConfirmed(out _) ? 1 : 0;
        }

        Assert.True(held - confirmed <= bars.Count / 7_000, $"{file}: {held} held, {confirmed} of them confirmed, of {bars.Count}");
    }

    [EvidenceFact]
    public async Task Planted_prints_in_real_bars_are_held()
    {
        var bars = (await CsvBarLoader.LoadAsync(Evidence.File("data", "market", "btcusdt-1h.csv"))).Bars.Take(8_000).ToList();
        var planted = Enumerable.Range(1, 15).Select(i => (i * 500) + (i * 7 % 50)).ToList();
        foreach (var at in planted)
        {
            bars[at] = FirewallScene.Scaled(bars[at], at % 2 == 0 ? 10m : 0.1m);
        }

        var held = FirewallScene.Judge(bars);
        Assert.All(planted, at => Assert.Contains(at, held.Keys));
    }
}
