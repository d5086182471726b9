using System.Globalization;
using System.Text;
using AlphaPulse.Simulation;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Writes bars of the simulated market as a CSV file, so that a test needs no evidence; from a bar on in another unit of volume.</summary>
internal static class SimulatedCsv
{
    public static async Task<IReadOnlyList<Bar>> WriteAsync(
        string path, int bars, double tStatistic, long seed = 11, Func<int, bool>? isInThousandths = null)
    {
        Bar[] market = [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = bars, SignalTStatistic = tStatistic, Seed = seed }).Generate()];
        var text = new StringBuilder("open_time,open,high,low,close,volume\n");
        for (var i = 0; i < market.Length; i++)
        {
            var bar = market[i];
            var volume = isInThousandths?.Invoke(i) == true ? bar.Volume * 1_000 : bar.Volume;
            text.Append(CultureInfo.InvariantCulture, $"{UtcText.Format(bar.OpenTime)},{bar.Open},{bar.High},{bar.Low},{bar.Close},{volume}\n");
        }

        await File.WriteAllTextAsync(path, text.ToString());
        return market;
    }
}
