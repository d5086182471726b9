using AlphaPulse.Features;
using AlphaPulse.Indicators;
using AlphaPulse.Testing;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/write-an-indicator.md. A test runs it.</summary>
public static class IndicatorSnippets
{
    public static void Contract()
    {
        // snippet: indicator-contract
        IndicatorCatalog.Register(new AcmeIndicators());
        IndicatorContract.VerifyAll(IndicatorCatalog.Find("acme.distance")!);
        // end
    }

    public static (decimal? Typed, BarIndicator<double> Smooth, FeatureMatrix Rows) Use(IReadOnlyList<Bar> bars, ITradingCalendar calendar)
    {
        decimal? last = null;

        // snippet: indicator-use
        var distance = new Distance<decimal>(20);
        foreach (var bar in bars)
        {
            last = distance.Update(bar.Close, out var percent) ? percent : null;
        }

        var smooth = IndicatorCatalog.Create<double>("ema(5,acme.distance(20,hlc3))");
        var set = FeatureSet.Parse("mine", "acme.distance(20)", "zscore(100, acme.distance(20, rsi(14)))");
        // end
        return (last, smooth, FeatureMatrix.Compute(set, calendar, bars));
    }
}
