using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Whatever a bar may hold, an indicator computes it, within its range, and says so where it cannot.</summary>
public class BoundlessMarketTests
{
    private const int Bars = 160;

    // Where a double says that the value is beyond this, a decimal cannot hold it (its greatest is 7.92e28).
    private const double OutOfDecimals = 7.9e28;

    // What is defined over quotients of prices (returns, changes of ranges): a quotient may be over the range of decimal while the output
    // is not yet there, or is a small share of it.
    private static readonly string[] OverQuotients =
    [
        "kst", "coppock", "trix", "pmo", "rocwb", "beta", "betaup", "betadown", "valueatrisk", "hvol", "vfi", "pvi", "nvi", "brar",
        "smaanalysis", "compr", "cvi", "aps", "sortino",
    ];

    public static TheoryData<string> Names => [.. IndicatorCatalog.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_in_its_range_and_nothing_throws_but_what_no_decimal_holds(string name) =>
        Prop.ForAll<PositiveInt>(seed => Examine(name, seed.Get)).Check(Config.QuickThrowOnFailure.WithMaxTest(Tests).WithEndSize(1_000_000));

    [Theory]
    [InlineData("rvgi", 935_874)] // Both sums rounded apart came to a quotient below -1.
    public void What_was_found_once_stays_mended(string name, int seed) => Examine(name, seed);

    private static int Tests =>
        int.TryParse(Environment.GetEnvironmentVariable("ALPHAPULSE_BOUNDLESS_TESTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var tests) ? tests : 3;

    private static void Examine(string name, int seed)
    {
        foreach (var spec in CatalogForms.Of(name))
        {
            Examine(spec, seed, BoundlessBars.Of(seed, Bars), isOverflowFree: false);
            Examine(spec, seed, BoundlessBars.Ordinary(seed, Bars), isOverflowFree: true);
        }
    }

    private static void Examine(IndicatorSpec spec, int seed, Ohlcv<decimal>[] bars, bool isOverflowFree)
    {
        var exact = spec.Descriptor.Create<decimal>(spec);
        var rounded = spec.Descriptor.Create<double>(spec);
        var decimals = new decimal?[exact.OutputCount];
        var doubles = new double?[exact.OutputCount];
        for (var i = 0; i < bars.Length; i++)
        {
            var bar = TestSeries.ToDouble(bars[i]) with { OpenTime = bars[i].OpenTime };
            try
            {
                exact.Update(bars[i], decimals);
                rounded.Update(bar, doubles);
                Ranges.AssertWithin(spec, decimals, i);
                Ranges.AssertWithin(spec, doubles, i);
            }
            catch (IndicatorOverflowException e)
            {
                // The bar was taken in by neither.
                rounded.Peek(bar, doubles);
                Ranges.AssertWithin(spec, doubles, i);
                Assert.True(
                    (!isOverflowFree && Array.IndexOf(OverQuotients, spec.Descriptor.Name) >= 0) || Array.Exists(doubles, value => Math.Abs(value ?? 0) >= OutOfDecimals),
                    FormattableString.Invariant($"{spec}, seed {seed}, bar {i}: {e.Message} The values are {string.Join(", ", doubles)}.\n{e.InnerException}"));
            }
        }
    }
}
