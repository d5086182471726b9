using System.Globalization;
using System.Text;
using AlphaPulse.Simulation;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Writes bars of the simulated market as a CSV file, so that a test needs no evidence.</summary>
internal static class SimulatedCsv
{
    public static async Task WriteAsync(string path, int bars, double tStatistic, long seed = 11)
    {
        var text = new StringBuilder("open_time,open,high,low,close,volume\n");
        foreach (var bar in new SimulatedMarket(new SimulatedMarketOptions { Bars = bars, SignalTStatistic = tStatistic, Seed = seed }).Generate())
        {
            text.Append(CultureInfo.InvariantCulture, $"{UtcText.Format(bar.OpenTime)},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}\n");
        }

        await File.WriteAllTextAsync(path, text.ToString());
    }
}
