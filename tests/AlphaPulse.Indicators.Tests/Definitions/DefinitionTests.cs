using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Indicators against their definitions, written down anew from their sources with 80 decimals and without looking at the package.</summary>
public class DefinitionTests
{
    private static readonly string[] Series = ["ordinary", "zero_volume", "tiny", "halts", "scale_change", "mixed_digits", "exploding"];

    private static readonly Dictionary<string, Definition> All = new[]
    {
        AveragesDefinitions.All,
        ChannelsDefinitions.All,
        MomentumDefinitions.All,
        TrendDefinitions.All,
        VolatilityDefinitions.All,
        StatisticsDefinitions.All,
        VolumeDefinitions.All,
        CyclesDefinitions.All,
        TransformsDefinitions.All,
        BarTransformsDefinitions.All,
        CandlesticksDefinitions.All,
    }.SelectMany(family => family).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public static IEnumerable<string> Specs => All.Keys;

    public static IEnumerable<object[]> Cases() => Specs.SelectMany(spec => Series.Select(series => new object[] { spec, series }));

    // The tolerances are of the greatest value that the output had while what the newest value was made from came in; a decimal has no more
    // than 28 decimals.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_its_definition_in_decimal(string spec, string series)
    {
        var bars = TestSeries.Exact(series, 260);
        Compare(spec, bars, InRange(All[spec]([.. bars.Select(PreciseBar.Of)])), value => value, 1e-20m, 1e-27m, HasFewDigits(spec, series));
    }

    // Of the doubles that it got, not of the decimals that they were once.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_its_definition_in_double(string spec, string series)
    {
        var bars = TestSeries.Rounded(series, 260);
        Compare(spec, bars, All[spec]([.. bars.Select(PreciseBar.Of)]), value => value, 1e-9m, 0, HasFewDigits(spec, series));
    }

    // Where all the digits of a number go to the level of the price, few are left for its moves: there the scale is that of the whole series,
    // which has moves with digits too.
    private static bool HasFewDigits(string spec, string series) => series is "scale_change" or "halts" or "tiny"
        || (series == "exploding" && Narrow.Contains(spec));

    // Their definition takes prices for equal as far as a double of them does, also for decimals, which know better: at 10^14 that is a brick.
    private static readonly string[] Narrow = ["renko(1)", "renko(0.25)"];

    private static Precise[] Scales(Precise?[][] expected, int output, int memory, bool whole)
    {
        var sizes = expected.Select(values => Precise.Abs(values[output] ?? Precise.Zero)).ToArray();
        if (whole)
        {
            return [.. Enumerable.Repeat(sizes.Aggregate(Precise.Zero, Precise.Max), sizes.Length)];
        }

        // The greatest of each window: those that may still become it, the greatest first.
        var scales = new Precise[sizes.Length];
        var candidates = new LinkedList<int>();
        for (var i = 0; i < sizes.Length; i++)
        {
            while (candidates.Last is { } last && !(sizes[last.Value] > sizes[i]))
            {
                candidates.RemoveLast();
            }

            candidates.AddLast(i);
            if (candidates.First!.Value <= (long)i - memory)
            {
                candidates.RemoveFirst();
            }

            scales[i] = sizes[candidates.First!.Value];
        }

        return scales;
    }

    // A square of a price can be greater than every decimal: then there is no value.
    private static Precise?[][] InRange(Precise?[][] expected) =>
        Array.ConvertAll(expected, row => Array.ConvertAll(row, value => value is { } v && Precise.Abs(v) > decimal.MaxValue ? null : value));

    private static void Compare<T>(
        string spec, Ohlcv<T>[] bars, Precise?[][] expected, Func<T, Precise> precise, Precise relative, Precise absolute, bool whole)
        where T : struct, INumber<T>
    {
        var indicator = IndicatorCatalog.Create<T>(spec);
        var row = new T?[indicator.OutputCount];
        var scales = row.Select((_, output) => Scales(expected, output, indicator.Convergence((double)relative), whole)).ToArray();
        for (var i = 0; i < bars.Length; i++)
        {
            indicator.Update(bars[i], row);
            for (var output = 0; output < row.Length; output++)
            {
                var wanted = expected[i][output];
                Assert.True(
                    wanted is null == row[output] is null,
                    FormattableString.Invariant($"bar {i} output {output}: {row[output]} where {(double?)wanted} is wanted"));
                if (wanted is { } value)
                {
                    var off = Precise.Abs(precise(row[output]!.Value) - value);
                    Assert.False(
                        off > relative * scales[output][i] + absolute,
                        FormattableString.Invariant($"bar {i} output {output}: {row[output]} is {(double)off} off {(double)value}"));
                }
            }
        }
    }
}
