using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Indicators that need the time of the bar, on bars six hours apart.</summary>
public class CalendarDefinitionTests
{
    // A Thursday; weeks and months begin within the series.
    private static readonly DateTime Begin = new(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, Func<DateTime, long>> Parts = new(StringComparer.Ordinal)
    {
        ["day"] = time => time.Date.Ticks,
        ["week"] = time => ISOWeek.GetYear(time) * 100 + ISOWeek.GetWeekOfYear(time),
        ["month"] = time => time.Year * 100 + time.Month,
    };

    private static readonly Dictionary<string, (int Levels, Func<PreciseBar, Precise, Precise[]> Formula)> Methods = new(StringComparer.Ordinal)
    {
        ["pivotpts"] = (3, CalendarDefinitions.Classic),
        ["pivotwoodie"] = (3, CalendarDefinitions.Woodie),
        ["pivotfibonacci"] = (3, CalendarDefinitions.Fibonacci),
        ["pivotcamarilla"] = (4, CalendarDefinitions.Camarilla),
        ["pivotdemark"] = (1, CalendarDefinitions.DeMark),
    };

    public static IEnumerable<string> Specs => from name in Methods.Keys.Append("vwap") from part in Parts.Keys select $"{name}({part})";

    public static IEnumerable<object[]> Cases() =>
        from name in Methods.Keys.Append("vwap") from part in Parts.Keys from series in new[] { "ordinary", "zero_volume", "halts", "tiny", "exploding" } select new object[] { name, part, series };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_its_definition_on_the_calendar(string name, string part, string series)
    {
        var bars = TestSeries.Exact(series, 260).Select((b, i) => b with { OpenTime = Begin.AddHours(6 * i) }).ToArray();
        long Number(int i) => Parts[part](bars[i].OpenTime);
        PreciseBar[] precise = [.. bars.Select(PreciseBar.Of)];
        var expected = name == "vwap"
            ? CalendarDefinitions.Vwap(precise, Number)
            : CalendarDefinitions.Pivots(precise, Number, Methods[name].Levels, Methods[name].Formula);
        var exact = IndicatorCatalog.Create<decimal>($"{name}({part})");
        var rounded = IndicatorCatalog.Create<double>($"{name}({part})");
        var (row, doubles) = (new decimal?[exact.OutputCount], new double?[exact.OutputCount]);
        var scale = expected.SelectMany(values => values).Where(v => v is not null).Select(v => Precise.Abs(v!.Value)).Aggregate(Precise.Zero, Precise.Max);
        for (var i = 0; i < bars.Length; i++)
        {
            exact.Update(bars[i], row);
            rounded.Update(TestSeries.ToDouble(bars[i]) with { OpenTime = bars[i].OpenTime }, doubles);
            Assert.Equal(expected[i].Length, row.Length);
            for (var output = 0; output < row.Length; output++)
            {
                Assert.Equal(expected[i][output] is null, row[output] is null);
                Assert.Equal(expected[i][output] is null, doubles[output] is null);
                if (expected[i][output] is { } value)
                {
                    Assert.False(Precise.Abs(row[output]!.Value - value) > 1e-20m * scale + 1e-27m, $"bar {i} output {output}: {row[output]}");
                    Assert.False(Precise.Abs(doubles[output]!.Value - value) > 1e-9m * scale, $"bar {i} output {output}: {doubles[output]}");
                }
            }
        }
    }

    [Theory]
    [InlineData("vwap(day)")]
    [InlineData("vwap(week)")]
    [InlineData("pivotpts(day)")]
    [InlineData("pivotcamarilla(week)")]
    public void Every_path_gives_the_same_bits_with_times(string spec) => IndicatorContract.Verify(
        IndicatorSpec.Parse(spec), TestSeries.Exact("ordinary").Select((b, i) => b with { OpenTime = Begin.AddHours(6 * i) }).ToArray());
}
