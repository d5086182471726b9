using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Bars for the candlestick tests and what the patterns say to them.</summary>
internal static class CandlestickBars
{
    /// <summary>The names of the patterns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. IndicatorCatalog.All.Where(d => d.Family == "Candlesticks").Select(d => d.Name)];

    /// <summary>The first bars of a file of the evidence; 0 for all.</summary>
    public static Ohlcv<decimal>[] Of(int count, params string[] file)
    {
        var rows = File.ReadLines(Evidence.File(file)).Skip(1).Select(line => line.Split(','));
        return [.. (count == 0 ? rows : rows.Take(count)).Select(row => new Ohlcv<decimal>(Exact(row[1]), Exact(row[2]), Exact(row[3]), Exact(row[4]), 1))];
    }

    /// <summary>
    /// Bars on a grid of 0.25 with few steps, so that bodies, shadows and means tie often; gaps, equal opens and runs of calm bars make
    /// the patterns that ask for them likely.
    /// </summary>
    public static Ohlcv<decimal>[] Grid(long seed, int count)
    {
        var random = new DeterministicRandom(seed);
        var bars = new Ohlcv<decimal>[count];
        var close = 400;
        var open = close;
        for (var i = 0; i < count; i++)
        {
            open = random.NextInt32(4) switch
            {
                0 => close,
                1 => open,
                _ => close + random.NextInt32(9) - 4,
            };
            var body = random.NextInt32(3) switch
            {
                0 => random.NextInt32(3) - 1,
                1 => random.NextInt32(9) - 4,
                _ => random.NextInt32(25) - 12,
            };
            body = Math.Clamp(body, 200 - open, 600 - open);
            close = open + body;
            var high = Math.Max(open, close) + Math.Max(0, random.NextInt32(8) - 4);
            var low = Math.Min(open, close) - Math.Max(0, random.NextInt32(8) - 4);
            bars[i] = new Ohlcv<decimal>(open / 4m, high / 4m, low / 4m, close / 4m, 1);
        }

        return bars;
    }

    /// <summary>The very numbers that the doubles of the bars are, times 2^47, which makes them whole and changes no ratio.</summary>
    public static Ohlcv<decimal>[] Binary(Ohlcv<decimal>[] bars) =>
        Array.ConvertAll(bars, b => new Ohlcv<decimal>(Binary(b.Open), Binary(b.High), Binary(b.Low), Binary(b.Close), b.Volume));

    /// <summary>The value of each bar in double.</summary>
    public static int?[] RoundedValues(string spec, Ohlcv<decimal>[] bars)
    {
        var indicator = IndicatorCatalog.Create<double>(spec);
        var row = new double?[1];
        return Array.ConvertAll(bars, bar =>
        {
            indicator.Update(TestSeries.ToDouble(bar), row);
            Assert.Equal((int?)row[0], row[0]);
            return (int?)row[0];
        });
    }

    /// <summary>The value of each bar in decimal.</summary>
    public static int?[] Values(string spec, Ohlcv<decimal>[] bars)
    {
        var indicator = IndicatorCatalog.Create<decimal>(spec);
        var row = new decimal?[1];
        return Array.ConvertAll(bars, bar =>
        {
            indicator.Update(bar, row);
            Assert.Equal((int?)row[0], row[0]);
            return (int?)row[0];
        });
    }

    private static decimal Binary(decimal price)
    {
        var scaled = (double)price * (1L << 47);
        Assert.True(price >= 32 && double.IsInteger(scaled), "The last bit of a price below 32 is less than 2^-47.");
        return (long)scaled;
    }

    private static decimal Exact(string text) => DecimalText.TryParseExact(text, out var value) ? value : throw new FormatException(text);
}
