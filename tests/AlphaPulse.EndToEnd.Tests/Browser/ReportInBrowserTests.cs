using AlphaPulse.EndToEnd.Tests.Reporting;
using AlphaPulse.Hosting;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>The report as a browser shows it.</summary>
public class ReportInBrowserTests(RunReports runs, OneBrowser browser) : IClassFixture<RunReports>, IClassFixture<OneBrowser>
{
    public static TheoryData<int, bool> Windows => new() { { 360, false }, { 360, true }, { 768, false }, { 1440, false }, { 1440, true } };

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task The_report_of_a_promoted_run_is_whole_readable_and_asks_for_nothing(int width, bool dark)
    {
        var run = await runs.GetAsync(RunReports.Simulated);
        Assert.Equal("promoted", run["model"]!["decision"]!.GetValue<string>());
        var copy = runs.FileOf(RunReports.Simulated, "copy.html");
        Assert.Equal(await File.ReadAllBytesAsync(runs.FileOf(RunReports.Simulated, "report.html")), await File.ReadAllBytesAsync(copy));
        await AssertReadableAsync(copy, width, dark);
    }

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task The_report_of_a_refused_run_is_readable(int width, bool dark)
    {
        var run = await runs.GetAsync(RunReports.Walk);
        Assert.Equal("refused", run["model"]!["decision"]!.GetValue<string>());
        await AssertReadableAsync(runs.FileOf(RunReports.Walk, "report.html"), width, dark);
    }

    [BrowserEvidenceTheory]
    [MemberData(nameof(Windows))]
    public async Task The_report_of_real_bars_is_readable(int width, bool dark)
    {
        await runs.GetAsync(RunReports.Daily);
        await AssertReadableAsync(runs.FileOf(RunReports.Daily, "report.html"), width, dark);
    }

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task A_report_with_every_section_filled_is_readable(int width, bool dark)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("full.html"), HtmlReportWriter.Write(SampleReport.Full()));
        await AssertReadableAsync(folder.File("full.html"), width, dark);
        await File.WriteAllTextAsync(folder.File("card.html"), ModelCardTests.Build(SampleReport.Full()).ToHtml());
        await AssertReadableAsync(folder.File("card.html"), width, dark);
    }

    [BrowserFact]
    public async Task The_probe_finds_text_that_is_cut_off_outside_or_overlapping()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("bad.html"), """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>bad</title><link rel="icon" href="data:,"></head><body>
            <div style="width:80px;overflow:hidden;white-space:nowrap">this sentence is longer than its box and is cut off</div>
            <div style="position:absolute;left:330px;top:100px;white-space:nowrap">this one leaves the window</div>
            <figure><span style="position:absolute;left:20px;top:200px">first label</span><span style="position:absolute;left:40px;top:204px">second label</span></figure>
            <p style="color:#999;background:#fff">this one is too pale to read</p>
            <svg width="60" height="20" style="display:block"><text x="30" y="15">text that leaves its drawing</text></svg>
            <div style="width:80px;overflow-x:auto;white-space:nowrap">this one may be scrolled and so is fine</div>
            <script>console.error('a trouble'); fetch('file:///no/such/file').catch(() => {});</script>
            </body></html>
            """);
        await using var page = await browser.OpenPageAsync();
        await page.ShowAsync(folder.File("bad.html"), 360, dark: false);
        var found = (await page.EvaluateAsync(LayoutProbe.Script))!.AsArray().Select(f => f!.GetValue<string>()).ToList();
        Assert.Contains(found, f => f.StartsWith("cut off", StringComparison.Ordinal) && f.Contains("longer than its box", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("cut off", StringComparison.Ordinal) && f.Contains("leaves its drawing", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("outside the window", StringComparison.Ordinal) && f.Contains("leaves the window", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("overlaps", StringComparison.Ordinal) && f.Contains("first label", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("the page is", StringComparison.Ordinal));
        var pale = Assert.Single((await page.EvaluateAsync(LayoutProbe.Contrast))!.AsArray())!.GetValue<string>();
        Assert.Contains("too pale", pale, StringComparison.Ordinal);
        Assert.DoesNotContain(found, f => f.Contains("may be scrolled", StringComparison.Ordinal));
        Assert.Contains(page.Troubles, t => t.Contains("a trouble", StringComparison.Ordinal));
        Assert.Contains(page.Requests, r => r.Contains("no/such/file", StringComparison.Ordinal));
    }

    private async Task AssertReadableAsync(string file, int width, bool dark)
    {
        await using var page = await browser.OpenPageAsync();
        await page.ShowAsync(file, width, dark);
        Assert.Equal(width, (await page.EvaluateAsync("window.innerWidth"))!.GetValue<int>());
        Assert.Equal([], (await page.EvaluateAsync(LayoutProbe.Script))!.AsArray().Select(f => f!.GetValue<string>()));
        Assert.Equal([], (await page.EvaluateAsync(LayoutProbe.Contrast))!.AsArray().Select(f => f!.GetValue<string>()));
        var light = (await page.EvaluateAsync(LayoutProbe.Brightness))!.AsArray().Select(n => n!.GetValue<double>()).ToList();
        if (dark)
        {
            Assert.True(light[0] < 40 && light[2] < 60 && light[1] > 180, $"dark: {string.Join(", ", light)}");
        }
        else
        {
            Assert.True(light[0] > 220 && light[2] > 220 && light[1] < 80, $"light: {string.Join(", ", light)}");
        }

        Assert.Empty(page.Troubles);
        Assert.All(page.Requests, r => Assert.True(r == "data:," || r == new Uri(file).AbsoluteUri, r));
        Assert.NotEmpty(page.Requests);
    }
}
