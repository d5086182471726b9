using System.Globalization;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The contract of every entry of the catalog on real and on random bars; ContractTests has the markets that are made to be difficult.</summary>
public class RealMarketTests
{
    private const int Bars = 220;

    private static readonly Dictionary<string, Lazy<Ohlcv<decimal>[]>> Markets = new(StringComparer.Ordinal)
    {
        ["spy-1d"] = new(() => Real("spy-1d.csv", 3000)),
        ["btcusdt-1h"] = new(() => Real("btcusdt-1h.csv", 9000)),
        ["dogeusdt-1h"] = new(() => Real("dogeusdt-1h.csv", 400)),

        // A coin of a few 10^-8, with ticks of that size and of a thousandth of it.
        ["satoshis"] = new(() => [.. TestSeries.Exact("ordinary", Bars).Select((b, i) => Divided(b, i % 90 < 45 ? 1_000_000_000m : 2_000_000_000m))]),
    };

    public static TheoryData<string, string> NamesAndMarkets
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var descriptor in IndicatorCatalog.All)
            {
                foreach (var market in Markets.Keys)
                {
                    cases.Add(descriptor.Name, market);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Names => BoundlessMarketTests.Names;

    [EvidenceTheory]
    [MemberData(nameof(NamesAndMarkets))]
    public void Every_path_gives_the_same_bits_in_the_range_of_the_catalog(string name, string market)
    {
        var bars = Markets[market].Value;
        foreach (var spec in CatalogForms.Standard(name))
        {
            IndicatorContract.Verify(spec, bars);
            IndicatorContract.Verify(spec, Doubles(bars));
            Ranges.AssertWithin(spec, bars);
            Ranges.AssertWithin(spec, Doubles(bars));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_path_gives_the_same_bits_on_random_bars(string name)
    {
        foreach (var spec in CatalogForms.Standard(name))
        {
            IndicatorContract.Verify(spec, Doubles(BoundlessBars.Of(3, Bars)));
        }
    }

    private static Ohlcv<double>[] Doubles(Ohlcv<decimal>[] bars) => [.. bars.Select(bar => TestSeries.ToDouble(bar) with { OpenTime = bar.OpenTime })];

    private static Ohlcv<decimal> Divided(Ohlcv<decimal> bar, decimal by) => bar with
    {
        Open = bar.Open / by,
        High = bar.High / by,
        Low = bar.Low / by,
        Close = bar.Close / by,
    };

    private static Ohlcv<decimal>[] Real(string file, int from) =>
    [
        .. File.ReadLines(Evidence.File("data", "market", file)).Skip(1 + from).Take(Bars).Select(line => line.Split(',')).Select(row =>
            new Ohlcv<decimal>(Exact(row[1]), Exact(row[2]), Exact(row[3]), Exact(row[4]), Exact(row[5]))
            {
                OpenTime = DateTime.Parse(row[0], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            }),
    ];

    private static decimal Exact(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
