using AlphaPulse.EndToEnd.Tests.Reporting;
using AlphaPulse.Hosting;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>The report as a browser shows it.</summary>
public class ReportInBrowserTests
{
    public static TheoryData<int, bool> Windows => new() { { 360, false }, { 360, true }, { 768, false }, { 1440, false }, { 1440, true } };

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task The_report_of_a_run_is_whole_readable_and_asks_for_nothing(int width, bool dark)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--workdir", folder.File("run"), "--html", folder.File("copy.html"), "--json");
        Assert.True(run.ExitCode is 0 or 3, run.Errors);
        Assert.Equal(await File.ReadAllBytesAsync(folder.File("run/report.html")), await File.ReadAllBytesAsync(folder.File("copy.html")));
        await AssertReadableAsync(folder.File("copy.html"), width, dark);
    }

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task A_report_with_every_section_filled_is_readable(int width, bool dark)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("full.html"), HtmlReportWriter.Write(SampleReport.Full()));
        await AssertReadableAsync(folder.File("full.html"), width, dark);
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
            <svg width="60" height="20" style="display:block"><text x="30" y="15">text that leaves its drawing</text></svg>
            <div style="width:80px;overflow-x:auto;white-space:nowrap">this one may be scrolled and so is fine</div>
            <script>console.error('a trouble'); fetch('file:///no/such/file').catch(() => {});</script>
            </body></html>
            """);
        await using var browser = await Chromium.StartAsync();
        await using var page = await DevTools.OpenPageAsync(browser);
        await page.ShowAsync(folder.File("bad.html"), 360, dark: false);
        var found = (await page.EvaluateAsync(LayoutProbe.Script))!.AsArray().Select(f => f!.GetValue<string>()).ToList();
        Assert.Contains(found, f => f.StartsWith("cut off", StringComparison.Ordinal) && f.Contains("longer than its box", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("cut off", StringComparison.Ordinal) && f.Contains("leaves its drawing", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("outside the window", StringComparison.Ordinal) && f.Contains("leaves the window", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("overlaps", StringComparison.Ordinal) && f.Contains("first label", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("the page is", StringComparison.Ordinal));
        Assert.DoesNotContain(found, f => f.Contains("may be scrolled", StringComparison.Ordinal));
        Assert.Contains(page.Troubles, t => t.Contains("a trouble", StringComparison.Ordinal));
        Assert.Contains(page.Requests, r => r.Contains("no/such/file", StringComparison.Ordinal));
    }

    private static async Task AssertReadableAsync(string file, int width, bool dark)
    {
        await using var browser = await Chromium.StartAsync();
        await using var page = await DevTools.OpenPageAsync(browser);
        await page.ShowAsync(file, width, dark);
        Assert.Equal(width, (await page.EvaluateAsync("window.innerWidth"))!.GetValue<int>());
        Assert.Equal([], (await page.EvaluateAsync(LayoutProbe.Script))!.AsArray().Select(f => f!.GetValue<string>()));
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
