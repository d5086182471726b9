using System.Globalization;
using System.Text;
using AlphaPulse.Hosting;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>The page as text: escaped, small, complete, repeatable.</summary>
public class HtmlReportTests
{
    [Fact]
    public void Every_text_is_escaped()
    {
        const string Attack = "<script>alert('x')</script>\"&";
        var page = HtmlReportWriter.Write(SampleReport.Full() with
        {
            Series = Attack,
            Findings = [Attack],
            Importance = new ImportanceSection(Attack, [new ImportanceBar(Attack, 1)]),
            Drift = new DriftSection(Attack, [new DriftAlarm(DateTimeOffset.UnixEpoch, Attack, Attack, 1, 1)], 0, []),
        });
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_100_000_bars_is_under_500_kilobytes()
    {
        var size = Encoding.UTF8.GetByteCount(HtmlReportWriter.Write(SampleReport.Full(100_000)));
        Assert.InRange(size, 50_000, 500_000);
    }

    [Fact]
    public void It_asks_for_nothing_from_elsewhere()
    {
        var page = HtmlReportWriter.Write(SampleReport.Full());
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!data:|#)", page);
        Assert.DoesNotMatch("(?i)@import|url\\(|https?://", page);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta charset=\"utf-8\">", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<title>").Length);
    }

    [Fact]
    public void Simulated_bars_are_announced_and_real_ones_are_not()
    {
        Assert.Contains("Simulated data.", HtmlReportWriter.Write(SampleReport.Full()), StringComparison.Ordinal);
        Assert.Contains("simulated (100 bars)", HtmlReportWriter.Write(SampleReport.Full()), StringComparison.Ordinal);
        Assert.DoesNotContain("Simulated data.", HtmlReportWriter.Write(SampleReport.Bare()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_absent_is_said_instead_of_drawn_empty()
    {
        var page = HtmlReportWriter.Write(SampleReport.Bare());
        Assert.Contains("The holdout stayed shut", page, StringComparison.Ordinal);
        Assert.Contains("The chosen model is linear (ridge)", page, StringComparison.Ordinal);
        Assert.Contains("did not watch drift", page, StringComparison.Ordinal);
        Assert.Contains("did not measure what the model relies on", page, StringComparison.Ordinal);
        Assert.Contains("the holdout &lt;was&gt; opened &amp; used", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Very_few_bars_give_a_page_without_broken_numbers(int bars)
    {
        var page = HtmlReportWriter.Write(SampleReport.Full(bars));
        Assert.DoesNotMatch("NaN|Infinity|∞", page);
    }

    [Fact]
    public void The_culture_does_not_matter_and_the_same_data_gives_the_same_bytes()
    {
        var first = HtmlReportWriter.Write(SampleReport.Full());
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            // A culture that writes a comma for the point.
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NumberDecimalSeparator = ",";
            strange.NumberFormat.NegativeSign = "~";
            Thread.CurrentThread.CurrentCulture = strange;
            Assert.Equal(first, HtmlReportWriter.Write(SampleReport.Full()));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_verdict_gives_numbers_and_intervals()
    {
        var data = SampleReport.Full();
        Assert.Equal("Promoted: after costs it made 12.3 % on the holdout; buy and hold made 2.3 %", ReportVerdict.Headline(data));
        Assert.Contains(ReportVerdict.Sentences(data), s => s.Contains("between +0.50 and +4.00 (90 % interval", StringComparison.Ordinal));
        Assert.StartsWith("Refused: the holdout stayed shut", ReportVerdict.Headline(SampleReport.Bare()), StringComparison.Ordinal);
    }
}
