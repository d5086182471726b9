using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>A second candidate on newer bars is drawn beside the champion that it has to replace.</summary>
public class ChampionTests
{
    [Fact]
    public async Task The_champion_is_a_line_of_the_holdout()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("market-1h.csv");

        // The second holdout begins after the last bar of the first.
        var first = await RunAsync(bars: 9_000);
        Assert.Equal("promoted", first["model"]!["decision"]!.GetValue<string>());
        var second = await RunAsync(bars: 12_500);

        var champion = first["model"]!["version"]!.GetValue<string>();
        Assert.NotEqual(champion, second["model"]!["version"]!.GetValue<string>());
        var page = await File.ReadAllTextAsync(second["artifacts"]!["report"]!.GetValue<string>());
        foreach (var title in new[] { "Equity net of costs", "Drawdown: how far below" })
        {
            var figure = page[page.IndexOf("<figcaption>" + title, StringComparison.Ordinal)..];
            figure = figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
            Assert.Contains("champion " + champion, figure, StringComparison.Ordinal);
            Assert.Contains("l c6\"", figure, StringComparison.Ordinal);
        }

        // The table of the gate has it too, with an interval of its own.
        var row = page[page.IndexOf($"<td class=\"t\">champion {champion}</td>", StringComparison.Ordinal)..];
        Assert.Contains(" to ", row[..row.IndexOf("</tr>", StringComparison.Ordinal)], StringComparison.Ordinal);

        async Task<JsonNode> RunAsync(int bars)
        {
            await SimulatedCsv.WriteAsync(csv, bars, tStatistic: 8);
            var result = await CommandLine.RunAsync("run", "--data", csv, "--workdir", folder.File("out"), "--json");
            Assert.True(result.ExitCode is 0 or 3, result.Errors);
            return JsonNode.Parse(result.Output)!;
        }
    }
}
