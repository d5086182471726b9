using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Against values that other, well-known implementations produced; see the README beside them for the conventions.</summary>
public class GoldenTests
{
    private const decimal ExactTolerance = 1e-22m;

    private static readonly GoldenCase[] All =
    [
        .. AveragesGoldens.All,
        .. ChannelsGoldens.All,
        .. MomentumGoldens.All,
        .. TrendGoldens.All,
        .. VolatilityGoldens.All,
        .. StatisticsGoldens.All,
        .. VolumeGoldens.All,
        .. CyclesGoldens.All,
        .. TransformsGoldens.All,
        .. CandlesticksGoldens.All,
    ];

    public static IEnumerable<string> Specs => All.Select(golden => golden.Spec);

    public static IEnumerable<object[]> Cases() => All.Select(golden => new object[] { golden.File, golden.Spec });

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_golden_values(string file, string spec)
    {
        var golden = All.Single(candidate => candidate.File == file && candidate.Spec == spec);
        var table = Read($"{file}.csv");
        var rows = table.Rows.ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture));
        var columns = golden.Columns.Split(',').Select(table.ColumnOf).ToArray();
        var wide = golden.Columns.Split(',').Select(name => table.Column(name + "_q")).ToArray();
        var scale = table.Rows.Max(row => columns.Where(c => c >= 0 && row[c].Length > 0).Select(c => Math.Abs(Number(row[c]))).DefaultIfEmpty().Max());
        var bars = Array.ConvertAll(Bars(), bar => Divided(bar, golden.Divisor));
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        Assert.Equal(exact.OutputCount, columns.Length);
        var compared = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            exact.Update(bars[i], exactRow);
            rounded.Update(TestSeries.ToDouble(bars[i]), roundedRow);
            for (var output = 0; output < columns.Length && i >= golden.From; output++)
            {
                if (columns[output] < 0)
                {
                    continue;
                }

                var text = rows.TryGetValue(i, out var row) ? row[columns[output]] : golden.IsSparse && i >= exact.Warmup - 1 ? "0" : "";
                if (text.Length == 0)
                {
                    // The peer withholds the first output until there is the last one.
                    var withheld = output < columns.Length - 1 && i >= First(table) - golden.Withheld && i < First(table);
                    Assert.True(withheld || exactRow[output] is null, $"bar {i} output {output}: {exactRow[output]} where the file has none");
                    Assert.True(withheld || roundedRow[output] is null, $"bar {i} output {output}: {roundedRow[output]} where the file has none");
                    continue;
                }

                compared++;
                Assert.True(exactRow[output] is not null && roundedRow[output] is not null, $"bar {i} output {output}: no value where the file has {text}");
                Assert.Equal(Number(text), roundedRow[output]!.Value * (double)golden.Unit, golden.Tolerance * scale);
                if (golden.IsSparse && !golden.Ties.Contains(i))
                {
                    Assert.Equal(Exact(text), exactRow[output]);
                }

                if (wide[output] >= 0 && row is not null)
                {
                    var value = decimal.Parse(row[wide[output]], NumberStyles.Float, CultureInfo.InvariantCulture);
                    var difference = Math.Abs(value - exactRow[output]!.Value * golden.Unit);
                    Assert.True(difference <= ExactTolerance * (decimal)scale, $"bar {i}: {exactRow[output]} is {difference} off {value}");
                }
            }
        }

        Assert.True(compared > 0, "The file has nothing to compare.");
    }

    // Files that a test of their own reads, because they tell something in another shape.
    private static readonly string[] ReadElsewhere =
    [
        "series-a", "tolerances", "MININDEX_20", "skender/doji", "skender/fractal", "skender/pivotpoints_fibonacci", "skender/pivotpoints_month",
        "skender/zigzag_close_5",
    ];

    [EvidenceFact]
    public void Every_golden_file_is_compared()
    {
        var root = Path.GetDirectoryName(Evidence.File("golden", "indicators", "series-a.csv"))!;
        var files = Directory.EnumerateFiles(root, "*.csv", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/'));
        var unread = files.Except(All.Select(golden => golden.File)).Except(ReadElsewhere).Order(StringComparer.Ordinal).ToList();
        Assert.True(unread.Count == 0, string.Join(' ', unread));
    }

    [EvidenceFact]
    public void The_highest_and_the_movement_up_agree_with_the_golden_values()
    {
        var highest = Read("MAX_20.csv");
        var plus = Read("PLUS_DI_14.csv");
        var channel = new Donchian<decimal>(20);
        var directional = new DirectionalIndicator<decimal>(14);
        var bars = Bars();
        for (var i = 0; i < bars.Length; i++)
        {
            var close = bars[i].Close;
            Assert.Equal(i >= First(highest), channel.Update(bars[i] with { High = close, Low = close }, out var bands));
            Assert.Equal(i >= First(plus), directional.Update(bars[i], out var movement));
            if (i >= First(highest))
            {
                Assert.Equal(Exact(highest.Rows[i - First(highest)][highest.Column("value_q")]), bands.Upper);
            }

            if (i >= First(plus))
            {
                var wide = decimal.Parse(plus.Rows[i - First(plus)][plus.Column("value_q")], NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.InRange(Math.Abs(wide - movement.Plus), 0, ExactTolerance * 100);
            }
        }
    }

    [EvidenceFact]
    public void Agrees_after_the_declared_convergence_whatever_the_seed()
    {
        var closes = Bars().Select(b => (double)b.Close).ToArray();
        var average = new Ema<double>(20);
        var first = new Ema<double>(20, EmaSeed.FirstValue);
        var bars = average.Convergence(1e-9);
        for (var i = 0; i < closes.Length; i++)
        {
            average.Update(closes[i], out var one);
            first.Update(closes[i], out var other);
            if (i >= bars)
            {
                Assert.Equal(one, other, 1e-8);
            }
        }

        Assert.InRange(bars, 150, 300);
    }

    private static int First(Table golden) => int.Parse(golden.Rows[0][0], CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Ohlcv<decimal>[] Bars()
    {
        var (_, rows) = Read("series-a.csv");
        return [.. rows.Select(row => new Ohlcv<decimal>(Exact(row[1]), Exact(row[2]), Exact(row[3]), Exact(row[4]), Exact(row[5])))];
    }

    private static Ohlcv<decimal> Divided(Ohlcv<decimal> bar, decimal by) => by == 1
        ? bar
        : new(bar.Open / by, bar.High / by, bar.Low / by, bar.Close / by, bar.Volume / by);

    private static decimal Exact(string text) => DecimalText.TryParseExact(text, out var value) ? value : throw new FormatException(text);

    private static Table Read(string name)
    {
        var lines = File.ReadAllLines(Evidence.File(["golden", "indicators", .. name.Split('/')]))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(','))
            .ToArray();
        return new Table(lines[0], lines[1..]);
    }

    private sealed record Table(string[] Header, string[][] Rows)
    {
        public int Column(string name) => Array.IndexOf(Header, name);

        /// <summary>The column of an output; below 0 only where the case says that the file has none.</summary>
        public int ColumnOf(string name) => name == "-" ? -1 : Column(name) is >= 0 and var found ? found : throw new ArgumentException($"The file has no column '{name}'.", nameof(name));
    }
}
