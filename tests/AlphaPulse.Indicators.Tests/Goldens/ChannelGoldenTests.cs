using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Golden values of peers that look ahead, compared with the delay after which they are known, and of those in another form.</summary>
public class ChannelGoldenTests
{
    [EvidenceFact]
    public void Fractals_are_those_of_the_peer_two_bars_later()
    {
        var rows = Read("skender/fractal.csv");
        var bars = Bars();
        var indicator = new Fractal<decimal>(2);
        var found = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            var hasValue = indicator.Update(bars[i], out var swing);
            Assert.Equal(i >= 4, hasValue);
            if (!hasValue)
            {
                continue;
            }

            var row = rows.GetValueOrDefault(i - 2, ["", "", ""]);
            Assert.Equal(row[1].Length > 0, swing.Top == 1);
            Assert.Equal(row[2].Length > 0, swing.Bottom == 1);
            Assert.Equal(row[1].Length > 0 ? Exact(row[1]) : bars[i - 2].High, swing.High);
            Assert.Equal(row[2].Length > 0 ? Exact(row[2]) : bars[i - 2].Low, swing.Low);
            found += row[0].Length > 0 ? 1 : 0;
        }

        // All but those whose window is not full before the first or after the last bar.
        Assert.True(found > 100 && found >= rows.Count - 2, $"{found} of {rows.Count}");
    }

    // The vertices of the peer are where its line meets that of the highs or that of the lows; the last leg is not confirmed.
    [EvidenceFact]
    public void Zig_zag_confirms_the_turning_points_of_the_peer_and_no_others()
    {
        var rows = Read("skender/zigzag_close_5.csv");
        var vertices = rows
            .Where(row => row.Value[1].Length > 0 && Peer(row.Value[1]) is var line && (Peer(row.Value[2]) == line || Peer(row.Value[3]) == line))
            .ToDictionary(row => row.Key, row => Peer(row.Value[1])!.Value);
        var bars = Bars();
        var indicator = new ZigZag<decimal>(5);
        var confirmed = new Dictionary<int, decimal>();
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.True(indicator.Update(bars[i], out var value));
            if (value.Confirmed == 1)
            {
                confirmed.Add(i - (int)value.Age, value.Pivot);
            }
        }

        Assert.True(confirmed.Count >= 5);
        var begin = vertices.Keys.Min();
        Assert.All(confirmed.Where(pivot => pivot.Key >= begin), pivot => Assert.True(
            vertices.TryGetValue(pivot.Key, out var price) && price == pivot.Value,
            FormattableString.Invariant($"{pivot.Key} {pivot.Value} is none of {string.Join(' ', vertices)}")));
        Assert.All(vertices.Where(vertex => vertex.Key <= confirmed.Keys.Max()), vertex => Assert.Contains(vertex.Key, confirmed.Keys));
    }

    [EvidenceFact]
    public void A_doji_by_percent_is_that_of_the_peer()
    {
        var rows = Read("skender/doji.csv");
        var bars = Bars();
        var indicator = new DojiPercent<decimal>();
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.True(indicator.Update(bars[i], out var value));
            Assert.Equal(rows[i][2] == "Neutral" ? 100 : 0, value);
        }
    }

    [EvidenceFact]
    public void The_direction_of_super_trend_tells_on_which_band_the_peer_stands()
    {
        var rows = Read("skender/supertrend.csv");
        var bars = Bars();
        var indicator = new SuperTrend<decimal>(10);
        for (var i = 0; i < bars.Length; i++)
        {
            if (indicator.Update(bars[i], out var value))
            {
                Assert.Equal(rows[i][3].Length > 0 ? 1 : -1, value.Direction);
            }
        }
    }

    [EvidenceFact]
    public void The_extended_stop_with_equal_speeds_is_the_golden_one_with_a_sign()
    {
        var rows = Read("SAR_0.02_0.2.csv");
        var bars = Bars();
        var extended = new ParabolicSarExtended<decimal>();
        var plain = new ParabolicSar<decimal>();
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(i > 0, extended.Update(bars[i], out var signed));
            plain.Update(bars[i], out var value);
            if (i > 0)
            {
                Assert.Equal(value.Stop * value.Direction, signed);
                Assert.InRange(Math.Abs(Exact(rows[i][2]) - Math.Abs(signed)), 0, 1e-22m * 300);
            }
        }
    }

    // The peer has no levels before the first month has ended.
    [EvidenceTheory]
    [InlineData("skender/pivotpoints_month.csv", PivotMethod.Classic)]
    [InlineData("skender/pivotpoints_fibonacci.csv", PivotMethod.Fibonacci)]
    public void Pivot_points_of_months_are_those_of_the_peer(string file, PivotMethod method)
    {
        var rows = Read(file);
        var bars = Bars();
        var indicator = new PivotPoints<decimal>(method);
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(i > 0, indicator.Update(bars[i], out var value));
            if (!rows.TryGetValue(i, out var row))
            {
                Assert.True(i < 20);
                continue;
            }

            decimal?[] actual =
            [
                value.Pivot, value.Support1, value.Support2, value.Support3, value.Support4,
                value.Resistance1, value.Resistance2, value.Resistance3, value.Resistance4,
            ];
            for (var level = 0; level < actual.Length; level++)
            {
                Assert.Equal(Peer(row[level + 1]), actual[level] is { } price ? decimal.Round(price, 9) : null);
            }
        }
    }

    private static decimal? Peer(string text) => text.Length == 0 ? null : decimal.Round(Exact(text), 9);

    private static decimal Exact(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Ohlcv<decimal>[] Bars() =>
    [
        .. File.ReadAllLines(Evidence.File("golden", "indicators", "series-a.csv")).Skip(1).Select(line => line.Split(','))
            .Select(row => new Ohlcv<decimal>(Exact(row[1]), Exact(row[2]), Exact(row[3]), Exact(row[4]), Exact(row[5]))
            {
                OpenTime = DateTime.ParseExact(
                    row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            }),
    ];

    private static Dictionary<int, string[]> Read(string name) => File
        .ReadAllLines(Evidence.File(["golden", "indicators", .. name.Split('/')]))
        .Where(line => !line.StartsWith('#'))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture));
}
