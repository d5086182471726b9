using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The places of extremes, which other libraries count from the first bar and this one from the newest.</summary>
public class ExtremeIndexGoldenTests
{
    [EvidenceFact]
    public void The_place_of_the_least_close_agrees_with_the_golden_values()
    {
        var closes = Rows("series-a.csv").Select(row => decimal.Parse(row[4], CultureInfo.InvariantCulture)).ToArray();
        var golden = Rows("MININDEX_20.csv").ToDictionary(
            row => int.Parse(row[0], CultureInfo.InvariantCulture), row => int.Parse(row[1], CultureInfo.InvariantCulture));
        var exact = new MinimumIndex<decimal>(20);
        var rounded = new MinMaxIndex<double>(20);
        var ties = 0;
        for (var i = 0; i < closes.Length; i++)
        {
            Assert.Equal(golden.ContainsKey(i), exact.Update(closes[i], out var age));
            Assert.Equal(golden.ContainsKey(i), rounded.Update((double)closes[i], out var ages));
            if (golden.TryGetValue(i, out var place))
            {
                // Which of equal extremes TA-Lib names depends on the bars before the window; here it is the latest.
                var latest = i - (int)age;
                ties += latest == place ? 0 : 1;
                Assert.Equal(closes[place], closes[latest]);
                Assert.InRange(latest, place, i);
                Assert.Equal(age, (decimal)ages.Minimum);
            }
        }

        Assert.Equal(483, golden.Count);
        Assert.InRange(ties, 1, 20);
    }

    private static string[][] Rows(string file) =>
        [.. File.ReadAllLines(Evidence.File(["golden", "indicators", file])).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','))];
}
