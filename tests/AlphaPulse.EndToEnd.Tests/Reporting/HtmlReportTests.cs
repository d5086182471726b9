using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AlphaPulse.Hosting;
using AlphaPulse.Training;

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
        Assert.Equal("Promoted: after costs it made 12.3 % on the holdout; buy and hold lost 7.7 %", ReportVerdict.Headline(data));
        Assert.Contains(ReportVerdict.Sentences(data), s => s.Contains("between +0.50 and +4.00 (90 % interval", StringComparison.Ordinal));
        Assert.StartsWith("Refused: the holdout stayed shut", ReportVerdict.Headline(SampleReport.Bare()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_says_why_in_words()
    {
        var promoted = SampleReport.Full();
        Assert.StartsWith("Good enough to serve", ReportVerdict.Answer(promoted), StringComparison.Ordinal);
        Assert.StartsWith("Not judged", ReportVerdict.Answer(SampleReport.Bare()), StringComparison.Ordinal);
        Assert.StartsWith("Not proven: it earned more than every baseline", Refused(0.2, trades: 100, pValue: 0.4), StringComparison.Ordinal);
        Assert.StartsWith("Not good enough: always short made 10.0 % on the same bars.", Refused(0.05, trades: 100, pValue: 0.4), StringComparison.Ordinal);
        Assert.EndsWith("It took the very positions of always short.", Refused(0.1, trades: 1, pValue: 1), StringComparison.Ordinal);
        Assert.StartsWith("Not good enough: it loses", Refused(-0.1, trades: 100, pValue: 0.4, baseline: -0.2), StringComparison.Ordinal);
        Assert.Equal("Not accepted: net −1.0 % of always short.", Refused(0.2, trades: 3, pValue: 0.001));

        string Refused(double net, int trades, double pValue, double baseline = 0.1)
        {
            var always = new StrategyResult(Baselines.AlwaysShort, baseline, baseline, 0, 0, 0.1, 1);
            var own = always with { Name = "candidate", NetReturn = net, GrossReturn = net, Trades = trades };
            return ReportVerdict.Answer(promoted with
            {
                Decision = promoted.Decision with { Promoted = false, Strategies = [own, always], DeflatedPValue = pValue, MaximumPValue = 0.05, Reasons = ["net -1.0 % of always_short"] },
            });
        }
    }

    [Fact]
    public void A_candidate_that_does_what_a_baseline_does_is_said_to_have_no_advantage()
    {
        var full = SampleReport.Full();
        var same = full with { Decision = full.Decision with { Promoted = false, Advantage = 0, AdvantageLow = 0, AdvantageHigh = 0, PValue = 1 } };
        Assert.Contains(ReportVerdict.Sentences(same), s => s.Contains("no advantage at all", StringComparison.Ordinal));
        Assert.DoesNotContain(ReportVerdict.Sentences(same), s => s.Contains("includes zero", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_model_is_never_spoken_of_as_serving()
    {
        var full = SampleReport.Full();
        var page = HtmlReportWriter.Write(full with { Decision = full.Decision with { Promoted = false } });
        Assert.Contains("What the replay came to, as shadow", page, StringComparison.Ordinal);
        Assert.Contains("Replay, shadow, net", page, StringComparison.Ordinal);
        Assert.DoesNotContain("as shadow", HtmlReportWriter.Write(full), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_strategy_has_one_key_and_a_colour_of_its_own()
    {
        var page = HtmlReportWriter.Write(SampleReport.Full());
        var figure = page[page.IndexOf("<figcaption>Equity net of costs", StringComparison.Ordinal)..];
        var keys = Regex.Matches(figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)], "class=\"sw (?<css>c\\d)\".*?</svg>(?<name>[^<]+)", RegexOptions.NonBacktracking).Select(m => (Css: m.Groups["css"].Value, Name: m.Groups["name"].Value)).ToList();
        Assert.Equal(["this model", "cash", "buy and hold", "always short", "last direction"], keys.Select(k => k.Name));
        Assert.Equal(keys.Count, keys.Select(k => k.Css).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_model_without_features_is_not_said_to_be_unmeasured()
    {
        var full = SampleReport.Full();
        var page = HtmlReportWriter.Write(full with { Importance = new ImportanceSection("x", []), LearningCurve = full.LearningCurve! with { BestRound = 0 } });
        Assert.Contains("no tree lowered the loss on the stopping part", page, StringComparison.Ordinal);
        Assert.DoesNotContain("did not measure what the model relies on", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_shows_each_statistic_with_its_threshold()
    {
        var page = HtmlReportWriter.Write(SampleReport.Full());
        Assert.Matches("rsi\\(14\\)</td><td class=\"n\">0.310 / 0.250</td><td class=\"n\">0.120 / 0.400</td><td class=\"n\">0.100 / 0.500</td><td class=\"n\">0.020 / –</td><td class=\"n\">124.0", page);
        Assert.Matches("atr\\(14\\)</td>(<td class=\"n\">–</td>){5}", page);
    }

    [Fact]
    public void What_is_above_its_threshold_comes_first_and_is_never_cut()
    {
        var full = SampleReport.Full();
        var quiet = Enumerable.Range(0, 30).Select(i => new DriftFeature($"quiet{i:00}", new(5, 10), default, default, default));
        var loud = Enumerable.Range(0, 22).Select(i => new DriftFeature($"loud{i:00}", default, default, i < 11 ? new(1, 0.5) : default, i < 11 ? default : new(0.9, 0.6)));
        var page = HtmlReportWriter.Write(full with { Drift = full.Drift! with { Features = [.. quiet, .. loud] } });
        var names = Regex.Matches(page, "<td class=\"t\">(?<name>(?:quiet|loud)\\d\\d)</td>", RegexOptions.NonBacktracking).Select(m => m.Groups["name"].Value).ToList();
        Assert.Equal(Enumerable.Range(0, 22).Select(i => $"loud{i:00}"), names);
        Assert.Contains("and 30 more.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_is_told_in_the_verdict_and_only_then()
    {
        var full = SampleReport.Full();
        Assert.DoesNotContain(ReportVerdict.Sentences(full), s => s.Contains("were held", StringComparison.Ordinal));
        var counts = full.Replay.Counts with { HeldBars = [.. Enumerable.Range(0, 12).Select(i => DateTimeOffset.UnixEpoch.AddHours(i))] };
        var held = full with { Replay = full.Replay with { Counts = counts } };
        Assert.Contains("Signals were held at 12 of 3,000 bars of the replay because of drift of rsi(14); the account below is flat there.", ReportVerdict.Sentences(held));
    }

    [Fact]
    public void The_p_value_pays_for_trials_and_not_for_openings()
    {
        var page = HtmlReportWriter.Write(SampleReport.Full());
        Assert.Contains("after paying for 24 trials on this holdout. This holdout has been opened once, by any model.", page, StringComparison.Ordinal);
        var unpaid = HtmlReportWriter.Write(SampleReport.Full() with { Deflation = new TrialDeflation(0.01, 0.01, false, 24, 3, null) });
        Assert.Contains("as measured; 24 trials on this holdout, nothing paid for. This holdout has been opened 3 times", unpaid, StringComparison.Ordinal);
        Assert.DoesNotContain("after paying", unpaid, StringComparison.Ordinal);
        var shut = HtmlReportWriter.Write(SampleReport.Bare());
        Assert.Contains("nothing was measured and there is no p-value", shut, StringComparison.Ordinal);
        Assert.DoesNotContain("p-value (one-sided)", shut, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_path_before_the_holdout_is_a_line_and_the_one_in_the_middle_stands_out()
    {
        var report = SampleReport.Full();
        var page = HtmlReportWriter.Write(report);
        var figure = page[page.IndexOf("<figcaption>Equity of every path", StringComparison.Ordinal)..];
        figure = figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
        var drawing = figure[figure.IndexOf("<svg class=\"draw\"", StringComparison.Ordinal)..];
        Assert.Equal((5, 1), (drawing.Split("class=\"l c5\"").Length - 1, drawing.Split("class=\"l c1\"").Length - 1));
        var middle = report.Combinatorial!.Report.Paths.OrderBy(p => p.Result.NetReturn).ElementAt(2);
        Assert.Contains($"{middle.Result.Name}, in the middle<b>{ReportText.Change(middle.Result.NetReturn)}".Replace(" %", "\u00A0%", StringComparison.Ordinal), figure, StringComparison.Ordinal);
        Assert.Contains("fitted 15 times on what 2 of them left", page, StringComparison.Ordinal);

        // What was not measured is a dash, not a number.
        Assert.Contains("<th scope=\"row\">the same, deflated for 24 trials</th><td>–</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Paths before the holdout", HtmlReportWriter.Write(SampleReport.Bare()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_curve_names_the_slice_it_was_measured_on()
    {
        var page = HtmlReportWriter.Write(SampleReport.Full());
        var figure = page[page.IndexOf("<figcaption>Learning curve", StringComparison.Ordinal)..];
        figure = figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
        Assert.Contains("</svg>stopping part", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("</svg>validation", figure, StringComparison.Ordinal);
        Assert.Contains("fitted again on training and validation together with as many rounds", figure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.0000001, "0.0 %", "0.0 %")]
    [InlineData(-0.0004, "0.0 %", "0.0 %")]
    [InlineData(0.1234, "+12.3 %", "12.3 %")]
    [InlineData(-1.015, "−101.5 %", "−101.5 %")]
    [InlineData(139.0201, "+13,902 %", "13,902 %")]
    public void Shares_are_written_with_the_digits_that_mean_something(double value, string change, string percent)
    {
        Assert.Equal(change, ReportText.Change(value));
        Assert.Equal(percent, ReportText.Percent(value));
    }

    [Theory]
    [InlineData(1, "p = 1.00")]
    [InlineData(0.7315, "p = 0.73")]
    [InlineData(0.0451, "p = 0.045")]
    [InlineData(0.0012, "p = 0.0012")]
    [InlineData(0.00005, "p < 0.0001")]
    public void So_are_p_values(double value, string expected) => Assert.Equal(expected, ReportText.PValue(value).Replace('\u00A0', ' '));
}
