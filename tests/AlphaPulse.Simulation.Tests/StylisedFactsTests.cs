using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Simulation.Tests;

/// <summary>What returns of real markets have in common (Cont, 2001), measured on simulated and on real bars in the same way.</summary>
public class StylisedFactsTests
{
    // Measured on five real hourly files and, but for the seasons, two daily ones; the test below measures them again.
    private static readonly Facts Least = new(11, -0.10, -0.045, 0.17, 0.10, 0.055, 1.35, 1.55, 0.70, 0.60);
    private static readonly Facts Most = new(300, 0.02, 0.03, 0.42, 0.26, 0.18, 1.90, 2.10, 0.85, 0.82);

    [Fact]
    public void Simulated_markets_lie_in_the_ranges_of_real_ones()
    {
        var facts = Enumerable.Range(1, 9)
            .Select(seed => Facts.Of([.. new SimulatedMarket(new SimulatedMarketOptions { Seed = seed }).Generate()]))
            .ToList();
        AssertInside(Facts.Median(facts));
    }

    [EvidenceFact]
    public void The_ranges_are_those_of_the_real_files()
    {
        foreach (var name in new[] { "btcusdt-1h", "ethusdt-1h", "bnbusdt-1h", "dogeusdt-1h", "btcusdt-1h-2018-2020" })
        {
            AssertInside(Facts.Of(Read(Evidence.File("data", "market", name + ".csv"))));
        }

        // Daily bars have no hours and no weekends.
        foreach (var name in new[] { "spy-1d", "ibm-1d" })
        {
            var facts = Facts.Of(Read(Evidence.File("data", "market", name + ".csv")));
            AssertInside(facts with { HourRatio = Least.HourRatio, HourVolumeRatio = Least.HourVolumeRatio, Weekend = Least.Weekend, WeekendVolume = Least.WeekendVolume });
        }
    }

    private static void AssertInside(Facts facts)
    {
        foreach (var ((name, value), (_, least), (_, most)) in facts.List().Zip(Least.List(), Most.List()))
        {
            Assert.True(value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"{name} is {value:0.0000}, not from {least} to {most}"));
        }
    }

    private static List<Bar> Read(string path) =>
    [
        .. File.ReadLines(path).Skip(1).Select(line =>
        {
            var fields = line.Split(',');
            var time = DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            decimal Number(int i) => decimal.Parse(fields[i], CultureInfo.InvariantCulture);
            return new Bar(
                new BarSeriesId(InstrumentId.Spot("test", "A", "B"), Timeframe.OneHour), time, Number(1), Number(2), Number(3), Number(4), Number(5), time.AddHours(1), BarProvenance.Import);
        }),
    ];
}
