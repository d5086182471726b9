using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Quality;

/// <summary>What the firewall holds of real bars: next to nothing for good, and planted errors all.</summary>
public class RecordedFirewallTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv", 1, 1)]
    [InlineData("ethusdt-1h.csv", 1, 1)]
    [InlineData("dogeusdt-1h.csv", 2, 1)]
    [InlineData("btcusdt-1h-2018-2020.csv", 3, 3)]
    public async Task Of_real_hours_a_few_are_held_and_the_next_hour_confirms_them(string file, int held, int confirmed) =>
        Assert.Equal((held, confirmed), await CountAsync(file));

    [EvidenceTheory]
    [InlineData("btcusd-bitfinex-1m.csv")]
    [InlineData("binance-vision/DOTUSDT-1m-2024-11.csv")]
    [InlineData("binance-vision/NEARUSDT-1m-2023-02.csv")]
    public async Task Of_real_minutes_one_in_ten_thousand_at_most_is_held_for_good(string file)
    {
        var (held, confirmed) = await CountAsync(file);
        Assert.InRange(held - confirmed, 0, file.StartsWith("btcusd", StringComparison.Ordinal) ? 26 : 4);
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

    [EvidenceFact]
    public async Task The_crash_of_March_2020_is_confirmed_by_the_hour_behind_it()
    {
        var bars = (await CsvBarLoader.LoadAsync(Evidence.File("data", "market", "btcusdt-1h-2018-2020.csv"))).Bars;
        var firewall = new BarFirewall(bars[0].Series);
        var confirmed = new List<string>();
        foreach (var bar in bars)
        {
            firewall.Judge(bar);
            if (firewall.TryTakeConfirmed(out var held))
            {
                confirmed.Add($"{UtcText.Format(held.OpenTime)} by {UtcText.Format(bar.OpenTime)}");
            }
        }

        Assert.Contains("2020-03-12T10:00:00Z by 2020-03-12T11:00:00Z", confirmed);
    }

    private static async Task<(int Held, int Confirmed)> CountAsync(string file)
    {
        var bars = (await CsvBarLoader.LoadAsync(Evidence.File(["data", "market", .. file.Split('/')]))).Bars;
        var firewall = new BarFirewall(bars[0].Series);
        var (held, confirmed) = (0, 0);
        foreach (var bar in bars)
        {
            held += firewall.Judge(bar).IsHeld ? 1 : 0;
            confirmed += firewall.TryTakeConfirmed(out _) ? 1 : 0;
        }

        return (held, confirmed);
    }
}
