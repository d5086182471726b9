using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>Properties that every <see cref="IBarStore"/> must have for any values.</summary>
public abstract class ExactDecimalContract : StoreContract<IBarStore>
{
    private const int ValuesPerBar = 9;
    private int _series;

    [Fact]
    public void Any_decimal_comes_back_with_its_digits()
    {
        var words = Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(4 * ValuesPerBar * 5);
        Prop.ForAll(words.ToArbitrary(), RoundTrips).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_list_agrees_with_the_versions()
    {
        // Each number is a bar: which hour, which close, forming or not, from where.
        var writes = Gen.Choose(0, 5 * 3 * 2 * 3 - 1).ListOf();
        Prop.ForAll(Gen.ListOf(writes).ToArbitrary(), batches => ListAgrees([.. batches.Select(batch => batch.ToArray())]))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("9223372036854775807", 0)]
    [InlineData("9223372036854775808", 0)]
    [InlineData("18446744073709551616", 9)]
    [InlineData("79228162514264337593543950335", 28)]
    [InlineData("1", 28)]
    [InlineData("10000000000000000000000000000", 28)]
    public async Task The_edges_of_the_mantissa_come_back(string mantissa, int scale)
    {
        var bits = decimal.GetBits(decimal.Parse(mantissa, CultureInfo.InvariantCulture));
        var volume = new decimal(bits[0], bits[1], bits[2], false, (byte)scale);
        volume = volume > AlphaPulse.Bar.MaximumVolume ? volume / 100m : volume;
        var bar = new Bar(Btc, Start, 1m, 1m, 1m, 1m, volume, Start.AddHours(1), BarProvenance.Import);

        await Store.WriteAsync([bar]);

        Assert.Equal(Describe(bar), Describe(Assert.Single(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync())));
    }

    private static decimal Value(ReadOnlySpan<int> words, decimal greatest)
    {
        var scale = (byte)(words[3] & 31);
        scale = scale > 28 ? (byte)28 : scale;
        var size = words[3] >>> 29;
        var value = new decimal(words[0], size > 2 ? words[1] : 0, size > 5 ? words[2] : 0, false, scale);
        while (value > greatest)
        {
            value = new decimal(words[0], size > 2 ? words[1] : 0, size > 5 ? words[2] : 0, false, ++scale);
        }

        return value == 0 ? 0.0000000000000000000000000001m : value;
    }

    private bool RoundTrips(int[] words)
    {
        var series = Btc with { Instrument = InstrumentId.Equity("test", $"S{(++_series).ToString(CultureInfo.InvariantCulture)}") };
        var bars = new List<Bar>();
        for (var i = 0; i + 4 * ValuesPerBar <= words.Length; i += 4 * ValuesPerBar)
        {
            var values = new decimal[ValuesPerBar];
            for (var v = 0; v < ValuesPerBar; v++)
            {
                values[v] = Value(words.AsSpan(i + (4 * v), 4), AlphaPulse.Bar.MaximumPrice);
            }

            Array.Sort(values, 0, 4);
            var open = Start.AddHours(i);
            bars.Add(new Bar(series, open, values[1], values[3], values[0], values[2], values[4], open.AddTicks(1), BarProvenance.Import)
            {
                Detail = words[i] % 2 == 0
                    ? null
                    : new BarDetail
                    {
                        QuoteVolume = words[i] % 3 == 0 ? null : values[5],
                        TradeCount = words[i] % 5 == 0 ? null : Math.Abs((long)words[i + 1]),
                        TakerBuyVolume = values[6],
                        TakerBuyQuoteVolume = values[7],
                        Vwap = values[8],
                    },
            });
        }

        Store.WriteAsync(bars).GetAwaiter().GetResult();
        var read = Store.ReadAsync(new BarQuery(series)).ToListAsync().GetAwaiter().GetResult();
        return bars.Select(Describe).SequenceEqual(read.Select(Describe), StringComparer.Ordinal);
    }

    private bool ListAgrees(int[][] batches)
    {
        var series = Btc with { Instrument = InstrumentId.Equity("test", $"S{(++_series).ToString(CultureInfo.InvariantCulture)}") };
        foreach (var batch in batches)
        {
            Store.WriteAsync([.. batch.Select(number => BarOf(series, number))]).GetAwaiter().GetResult();
        }

        var versions = Store.ReadRevisionsAsync(new BarQuery(series) { IncludeProvisional = true }).ToListAsync().GetAwaiter().GetResult();
        var closed = Store.ReadAsync(new BarQuery(series)).ToListAsync().GetAwaiter().GetResult();
        var summary = Store.ListSeriesAsync().GetAwaiter().GetResult().SingleOrDefault(one => one.Series == series);
        if (versions.Count == 0)
        {
            return summary is null;
        }

        var keys = versions.Select(version => version.Bar.OpenTime).Distinct().ToList();
        var span = closed.Count > 0 ? [.. closed.Select(bar => bar.OpenTime)] : keys;
        return summary is not null
            && summary.Bars == closed.Count
            && summary.Revisions == versions.Count - keys.Count
            && summary.First == span.Min()
            && summary.Last == span.Max()
            && summary.Provenance.SequenceEqual(closed.Select(bar => bar.Provenance).Distinct().Order());
    }

    private static Bar BarOf(BarSeriesId series, int number) => Samples.Bar(
        number % 5, 100m + number / 5 % 3, series, BarProvenance.VenueRest + number / 30) with
    {
        IsProvisional = number / 15 % 2 == 1,
    };
}
