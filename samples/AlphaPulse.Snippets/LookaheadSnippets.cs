using AlphaPulse.Features;
using AlphaPulse.Testing;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/no-lookahead.md. A test runs it.</summary>
public static class LookaheadSnippets
{
    public static LeakSubject Notebook()
    {
        // snippet: lookahead-notebook
        var notebook = new LeakSubject("notebook", [new FeatureColumn("scaled_close", "close / mean(close)", Warmup: 1)], data =>
        {
            var mean = data.Bars.Average(b => (double)b.Close); // of all bars, the later ones too
            return [.. data.Bars.Select(b => (double)b.Close / mean)];
        });
        // end
        return notebook;
    }

    public static LeakReport Examine(LeakSubject notebook, IReadOnlyList<Bar> bars, ITradingCalendar calendar)
    {
        // snippet: lookahead-examine
        var options = new LeakOptions { Label = Labels.ForwardLogReturn(6) };
        LeakReport report = LeakDetector.Examine(notebook, new LeakData(bars), calendar, options);
        foreach (LeakFinding finding in report.Findings)
        {
            Console.WriteLine($"{finding.Column}: {finding.Kind} at row {finding.Row}: {finding.Detail}");
        }
        // end
        return report;
    }

    public static void Test(IReadOnlyList<Bar> bars, ITradingCalendar calendar)
    {
        // snippet: lookahead-test
        var set = FeatureSet.Parse("mine", "log_return(1)", "rsi(14)@4h", "zscore(100, close / ema(20))");
        FeatureContract.VerifyNoLeaks(set, calendar, new LeakData(bars));
        // end
    }
}
