namespace AlphaPulse.Indicators.Tests;

/// <summary>Indicators without golden values against their definitions, written down anew with 60 decimals.</summary>
public class ReferenceTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var series in new[] { "ordinary", "mixed_digits", "tiny" })
        {
            foreach (var spec in new[]
            {
                "roc(10,fraction)", "roc(10,ratio)", "roc(10,ratio100)", "aroonosc(14)", "aroonosc(14,earliest)", "natr(14)", "natr(14,high_low)",
                "cmo(14)", "trix(15,common)", "ultosc(7,14,28)", "apo(12,26)", "ppo(12,26,9)", "ppo(12,26,9,simple)", "adosc(3,10)",
                "adosc(3,10,average)", "stochrsi(14,14,3)", "adxr(14)", "adxr(14,full)", "medprice", "wclprice",
            })
            {
                data.Add(spec, series);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_definition(string spec, string series)
    {
        var bars = TestSeries.Exact(series);
        var expected = References.Of(spec, bars);
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        var scale = expected.SelectMany(row => row).Max(value => value is { } v ? Math.Abs((double)v) : 0);
        var compared = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            exact.Update(bars[i], exactRow);
            rounded.Update(TestSeries.ToDouble(bars[i]), roundedRow);
            for (var output = 0; output < exactRow.Length; output++)
            {
                var wanted = expected[i][output];
                Assert.Equal(wanted is not null, exactRow[output].HasValue);
                Assert.Equal(wanted is not null, roundedRow[output].HasValue);
                if (wanted is { } value)
                {
                    // A decimal holds 28 decimals: 1e-27 is what tiny values can keep of 1e-20 of their scale.
                    var off = Math.Abs((double)(value - exactRow[output]!.Value));
                    Assert.True(off <= 1e-20 * scale + 1e-27, $"{spec} bar {i}: {exactRow[output]} is {off} off {(double)value}");
                    Assert.Equal((double)value, roundedRow[output]!.Value, 1e-9 * scale);
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 300, 1200);
    }
}
