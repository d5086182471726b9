using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Import;

public class ExactDigitsTests
{
    /// <summary>ccxt#8636, ccxt#4212, ccxt#522, ccxt#21468: prices never go through doubles.</summary>
    [Fact]
    public async Task Numbers_of_any_length_come_in_as_they_are_written()
    {
        // Around the lengths at which an Int64 and a decimal end, with the point at every place.
        var texts = new List<string>();
        foreach (var length in new[] { 1, 2, 9, 10, 17, 18, 19, 20, 27, 28 })
        {
            var digits = string.Concat(Enumerable.Range(0, length).Select(i => (9 - (i % 10)).ToString(CultureInfo.InvariantCulture)));
            texts.AddRange(Enumerable.Range(0, length + 1).Select(point => digits.Insert(point, ".")));
        }

        await using var bench = new Workbench();
        var csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (var i = 0; i < texts.Count; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{1704067200 + (3600 * i)},1,1,1,1,{texts[i]}\n");
        }

        await bench.ImportAsync(csv.ToString());

        var expected = texts.Select(text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))
            .Where(value => value <= Bar.MaximumVolume).Select(value => value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            expected, (await bench.ReadAsync()).Select(bar => bar.Volume.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    [Fact]
    public void A_time_in_any_offset_is_the_same_instant() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(-14 * 60, 14 * 60).ToArbitrary(), (number, minutes) =>
        {
            var time = DateTimeOffset.UnixEpoch.AddTicks(number * 10_000_001L).ToOffset(TimeSpan.FromMinutes(minutes));
            return ReadTimeAsync(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)).GetAwaiter().GetResult() == time;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static async Task<DateTimeOffset> ReadTimeAsync(string text)
    {
        await using var bench = new Workbench();
        await bench.ImportAsync($"time,open,high,low,close,volume\n{text},1,1,1,1,1\n");
        return (await bench.ReadAsync()).Single().OpenTime;
    }
}
