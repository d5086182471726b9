using AlphaPulse.Indicators;
using AlphaPulse.Simulation;

namespace AlphaPulse.Architecture.Tests;

/// <summary>docs/indicators is what the catalog says.</summary>
public class IndicatorPagesTests
{
    private const string Approve = "ALPHAPULSE_WRITE_INDICATOR_PAGES";

    [Fact]
    public void The_pages_and_drawings_are_those_of_the_catalog()
    {
        var folder = Path.Combine(Repository.Root, "docs", "indicators");
        var files = Files();
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            Directory.CreateDirectory(Path.Combine(folder, "charts"));
            foreach (var old in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !files.ContainsKey(Relative(folder, f))).ToList())
            {
                File.Delete(old);
            }

            foreach (var (path, text) in files)
            {
                File.WriteAllText(Path.Combine(folder, path), text);
            }
        }

        var found = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Relative(folder, f)).ToList() : [];
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        foreach (var (path, text) in files)
        {
            Assert.True(
                File.ReadAllText(Path.Combine(folder, path)) == text,
                $"docs/indicators/{path} is not what the catalog says now: run the test with {Approve}=1 and look at the difference.");
        }
    }

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static Dictionary<string, string> Files()
    {
        var all = IndicatorCatalog.All;
        var bars = Bars();
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = IndicatorPage.WriteIndex(all) };
        foreach (var family in all.GroupBy(d => d.Family))
        {
            files.Add(IndicatorPage.FileOf(family.Key), IndicatorPage.Write(family.Key, [.. family]));
        }

        foreach (var descriptor in all)
        {
            files.Add(IndicatorPage.ChartOf(descriptor), IndicatorChart.Draw(descriptor.DefaultSpec(), bars));
        }

        return files;
    }

    private static List<Ohlcv<double>> Bars()
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions
        {
            Seed = 4,
            Bars = 1200,
            TickSize = 0.01m,
            GapProbability = 0,
            OutageProbability = 0,
            ZeroVolumeProbability = 0,
            RevisionProbability = 0,
        });
        return [.. market.Generate().Select(Ohlcv.From<double>)];
    }
}
