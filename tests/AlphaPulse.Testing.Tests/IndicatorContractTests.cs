using AlphaPulse.Features;
using AlphaPulse.Indicators;
using AlphaPulse.Snippets;
using AlphaPulse.TestKit;

namespace AlphaPulse.Testing.Tests;

/// <summary>The indicator of the guide keeps the contract and stands where its text stands; a broken one is told which rule it breaks, and where.</summary>
public class IndicatorContractTests
{
    [Fact]
    public void The_indicator_of_the_guide_keeps_its_contract() => IndicatorSnippets.Contract();

    [Fact]
    public void It_stands_in_chains_and_in_features()
    {
        IndicatorSnippets.Contract();
        var bars = new BarBuilder().Closes(Enumerable.Range(0, 260).Select(i => 100m + i % 17 - i % 5));
        var (typed, smooth, rows) = IndicatorSnippets.Use(bars, AlwaysOpenCalendar.Instance);
        var window = bars.TakeLast(20).Select(b => b.Close).ToList();
        Assert.Equal((bars[^1].Close - window.Average()) / window.Average() * 100, typed!.Value, 20);
        Assert.Equal(24, smooth.Warmup);
        Assert.Equal(["acme.distance(20)", "zscore(100,acme.distance(20,rsi(14)))"], rows.Schema.Columns.Select(c => c.Name));
        Assert.Equal((double)typed.Value, rows.Row(bars.Count - 1)[0], 1e-12);
        Assert.True(double.IsFinite(rows.Row(bars.Count - 1)[1]));
    }

    [Theory]
    [InlineData(BrokenRule.Peek, "path 'peek'")]
    [InlineData(BrokenRule.SavedState, "loaded state")]
    [InlineData(BrokenRule.Warmup, "rule 'warm-up'")]
    [InlineData(BrokenRule.Range, "rule 'range'")]
    [InlineData(BrokenRule.MissingBars, "rule 'missing bars'")]
    [InlineData(BrokenRule.Allocation, "rule 'no allocation'")]
    [InlineData(BrokenRule.Exception, "rule 'throws nothing'")]
    [InlineData(BrokenRule.RangeOfBoundless, "rule 'range'")]
    [InlineData(BrokenRule.AllocationAtMissing, "rule 'no allocation'")]
    [InlineData(BrokenRule.MissingBarsForLong, "the missing bar ")]
    [InlineData(BrokenRule.Constructor, "rule 'throws nothing'")]
    public void A_broken_rule_is_named_with_the_indicator(BrokenRule rule, string named)
    {
        var violation = Assert.Throws<ContractViolationException>(() => IndicatorContract.VerifyAll(new BrokenDescriptor(rule)));
        Assert.Contains(named, violation.Message, StringComparison.Ordinal);
        Assert.StartsWith("test.broken", violation.Message, StringComparison.Ordinal);
        if (rule is not (BrokenRule.Allocation or BrokenRule.AllocationAtMissing or BrokenRule.Exception or BrokenRule.Constructor))
        {
            Assert.Contains("bar ", violation.Message, StringComparison.Ordinal);
        }
    }

    // The last snapshot is up to 32 bars old and still needs the 3 values before it: 36 slots, where a power of two has 32 or 64.
    [Fact]
    public void A_ring_with_too_few_spare_slots_is_found_and_one_with_enough_is_not()
    {
        var violation = Assert.Throws<ContractViolationException>(() => IndicatorContract.VerifyAll(new RingDescriptor(32)));
        Assert.Contains("after a run of 31 bars", violation.Message, StringComparison.Ordinal);
        IndicatorContract.VerifyAll(new RingDescriptor(64));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is_broken() => IndicatorContract.VerifyAll(new BrokenDescriptor(BrokenRule.None));

    [Fact]
    public void A_descriptor_that_declares_something_else_than_it_makes_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Made(new BrokenDescriptor(BrokenRule.None, source: null)));
        Assert.Contains("declared with 0 series and 1 outputs", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Made(new BrokenDescriptor(BrokenRule.None, "first", "second")));
        Assert.Contains("2 outputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("ranges", Assert.Throws<ContractViolationException>(
            () => IndicatorContract.VerifyAll(new BrokenDescriptor(BrokenRule.None, "same", "same"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_leak_of_the_guide_is_found_and_its_set_is_clean()
    {
        var closes = Enumerable.Range(0, 700).Select(i => 100m + 10 * (decimal)Math.Round(Math.Sin(i / 9.0), 6) + i % 7);
        var bars = new BarBuilder().Closes(closes);
        var report = LookaheadSnippets.Examine(LookaheadSnippets.Notebook(), bars, AlwaysOpenCalendar.Instance);
        Assert.Equal([LeakKind.Truncation, LeakKind.Poison, LeakKind.Permutation], report.Findings.Select(f => f.Kind).Order());
        LookaheadSnippets.Test(bars, AlwaysOpenCalendar.Instance);

        // What the guide shows is what it prints.
        var guide = File.ReadAllText(Path.Combine(Evidence.RepositoryRoot, "docs", "guides", "no-lookahead.md"));
        var lines = report.Findings.Select(f => FormattableString.Invariant($"{f.Column}: {f.Kind} at row {f.Row}: {f.Detail}"));
        Assert.True(lines.All(line => guide.Contains(line, StringComparison.Ordinal)), string.Join('\n', lines));
    }

    private static BarIndicator<double> Made(BrokenDescriptor descriptor) => descriptor.Create<double>(descriptor.DefaultSpec());
}
