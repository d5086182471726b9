using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>What the report claims, worked out again from the bars and the signals on disk with arithmetic of its own.</summary>
public partial class ReportTruthTests(RunReports runs) : IClassFixture<RunReports>
{
    private const double Cost = 0.001;
    private const int Horizon = 6;

    [Fact]
    public async Task A_refused_walk_is_reported_as_its_files_say() => await AssertTrueAsync(RunReports.Walk);

    [EvidenceFact]
    public async Task Real_daily_bars_are_reported_as_their_files_say() => await AssertTrueAsync(RunReports.Daily);

    [Fact]
    public async Task The_reasons_of_a_refusal_are_those_of_the_gate()
    {
        var run = await runs.GetAsync(RunReports.Walk);
        var page = await PageAsync(RunReports.Walk);
        var reasons = run["model"]!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r => Assert.Contains(
            r.Replace("always_long", "buy and hold", StringComparison.Ordinal).Replace("always_short", "always short", StringComparison.Ordinal).Replace("last_direction", "last direction", StringComparison.Ordinal),
            page.Replace('−', '-'),
            StringComparison.Ordinal));
        Assert.Contains("as shadow, so that nothing acts on it", page, StringComparison.Ordinal);
        Assert.Contains("these are the signals it would have given", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Good enough to serve", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunReports.Simulated)]
    [InlineData(RunReports.Walk)]
    public async Task No_number_is_written_absurdly(string name)
    {
        await runs.GetAsync(name);
        var page = await PageAsync(name);
        Assert.DoesNotMatch(@"−0(\.0+)?\s?(%|bp|\|)|NaN|Infinity|∞|\|\s*-\d", page);
        Assert.InRange(new FileInfo(runs.FileOf(name, "report.html")).Length, 50_000, 500_000);
    }

    private async Task AssertTrueAsync(string name)
    {
        var run = await runs.GetAsync(name);
        var page = await PageAsync(name);
        var all = (await File.ReadAllLinesAsync(runs.DataOf(name))).Skip(1).Select(l => l.Split(',')).Select(f => (Time: Time(f[0]), Open: Number(f[1]), Close: Number(f[4]))).ToList();
        Assert.Equal(run["bars"]!["stored"]!.GetValue<int>(), all.Count);
        var bars = all[(int)Math.Floor(all.Count * 0.8)..];
        var signals = (await File.ReadAllLinesAsync(runs.FileOf(name, "signals.csv"))).Skip(1).Select(l => l.Split(',')).ToList();
        var sides = signals.ToDictionary(s => Time(s[0]), s => s[3] switch { "long" => 1, "short" => -1, _ => 0 });

        var model = Hold(bars, [.. bars.Select(b => sides.TryGetValue(b.Time, out var side) ? side : (int?)null)]);
        var hold = Hold(bars, [.. bars.Select(_ => (int?)1)]);
        Assert.Matches(Row("position held until changed", Change(model.Net), ".*?", ".*?", Count(model.Trades), Percent(model.Drawdown)), page);
        Assert.Matches(Row("buy and hold", Change(hold.Net), ".*?", ".*?", "1", Percent(hold.Drawdown)), page);

        var settled = signals.Where(s => s[9] == "settled").ToList();
        var sided = settled.Where(s => s[3] != "flat").ToList();
        var share = (double)sided.Count(s => Number(s[12]) > 0) / sided.Count;
        var (low, high) = Wilson(share, (double)sided.Count / Horizon);
        var rose = (double)sided.Count(s => Number(s[12]) * (s[3] == "long" ? 1 : -1) > 0) / sided.Count;
        var fell = (double)sided.Count(s => Number(s[12]) * (s[3] == "long" ? 1 : -1) < 0) / sided.Count;
        var better = rose >= fell ? $"always long {Percent(rose)}" : $"always short {Percent(fell)}";
        Assert.Contains($"{Percent(share)} made money before costs ({Percent(low)} to {Percent(high)}; {better})", page, StringComparison.Ordinal);
        Assert.Contains($"each came to {Points(sided.Average(s => Number(s[13])) * 10_000)} basis points on average", page, StringComparison.Ordinal);
        Assert.Matches(Row($"each signal by itself, 1/{Horizon} of the capital, summed", Change(settled.Sum(s => Number(s[13])) / Horizon), ".*?", "–", Count(sided.Count), "–"), page);

        var (open, voided) = (signals.Count(s => s[9] == "open"), signals.Count(s => s[9].StartsWith("void", StringComparison.Ordinal)));
        Assert.Contains($"{Count(signals.Count)} signals ({Count(settled.Count)} settled, {Count(sided.Count)} of them with a side, {open} open, {voided} void", page, StringComparison.Ordinal);
        Assert.Contains($"{Count(bars.Count)} bars, ", page, StringComparison.Ordinal);
        Assert.Contains(run["model"]!["version"]!.GetValue<string>(), page, StringComparison.Ordinal);
        var (missing, gaps) = (run["bars"]!["missing"]!.GetValue<int>(), run["bars"]!["gaps"]!.GetValue<int>());
        Assert.Contains($"|{Count(missing)} {(missing == 1 ? "bar" : "bars")} in {gaps} {(gaps == 1 ? "gap" : "gaps")}|", page, StringComparison.Ordinal);
    }

    /// <summary>A position of a fixed quantity from open to open: what the gate calls holding until changed.</summary>
    private static (double Net, int Trades, double Drawdown) Hold(List<(DateTimeOffset Time, double Open, double Close)> bars, int?[] path)
    {
        var (cash, quantity, side, trades, peak, fall) = (1.0, 0.0, 0, 0, 1.0, 0.0);
        for (var i = 1; i < bars.Count; i++)
        {
            var open = bars[i].Open;
            if (path[i - 1] is { } wanted && wanted != side)
            {
                cash += quantity * open - Cost * Math.Abs(quantity) * open;
                quantity = wanted * cash / (1 + Cost) / open;
                cash -= quantity * open + Cost * Math.Abs(quantity) * open;
                side = wanted;
                trades += wanted == 0 ? 0 : 1;
            }

            var isLast = i + 1 == bars.Count;
            var price = isLast ? bars[i].Close : bars[i + 1].Open;
            var equity = cash + quantity * price - (isLast ? Cost * Math.Abs(quantity) * price : 0);
            (cash, quantity) = isLast ? (equity, 0) : (cash, quantity);
            peak = Math.Max(peak, equity);
            fall = Math.Max(fall, 1 - equity / peak);
        }

        return (cash - 1, trades, fall);
    }

    private static (double Low, double High) Wilson(double share, double count)
    {
        const double Z = 1.6448536269514722;
        var center = (share + Z * Z / 2 / count) / (1 + Z * Z / count);
        var half = Z / (1 + Z * Z / count) * Math.Sqrt(share * (1 - share) / count + Z * Z / 4 / count / count);
        return (center - half, center + half);
    }

    private async Task<string> PageAsync(string name) =>
        WebUtility.HtmlDecode(Tags().Replace(await File.ReadAllTextAsync(runs.FileOf(name, "report.html")), "|")).Replace('\u00A0', ' ');

    private static string Row(params string[] cells) => string.Join(@"\|+", cells.Select(c => c == ".*?" ? "[^|]*" : Regex.Escape(c)));

    private static string Change(double fraction) => Sign((fraction * 100).ToString("+#,0.0;-#,0.0;0.0", CultureInfo.InvariantCulture)) + " %";

    private static string Percent(double fraction) => (fraction * 100).ToString("#,0.0", CultureInfo.InvariantCulture) + " %";

    private static string Points(double value) => Sign(value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture));

    private static string Sign(string number) => number.Replace('-', '−');

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex("<style>.*?</style>|<[^>]+>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
