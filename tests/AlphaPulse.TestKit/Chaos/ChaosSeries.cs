using System.Globalization;
using System.Text;

namespace AlphaPulse.TestKit;

/// <summary>Generated bars of one length, which are the truth that a client has to bring home, whatever a venue does to it.</summary>
public sealed class ChaosSeries
{
    private static readonly CompositeFormat Form = CompositeFormat.Parse("[{0},\"{1}\",\"{2}\",\"{3}\",\"{4}\",\"{5}\",{6},\"{7}\",{8},\"{9}\",\"{10}\",\"0\"]");
    private readonly DeterministicRandom _random;
    private decimal _price = 20_000m;

    /// <summary>Generates a series.</summary>
    /// <param name="interval">The venue's name of the length, as in <c>1h</c>.</param>
    /// <param name="length">The length of a bar.</param>
    /// <param name="first">When the first opens.</param>
    /// <param name="count">How many bars the span holds, holes included.</param>
    /// <param name="seed">What it is made from.</param>
    public ChaosSeries(string interval, TimeSpan length, DateTimeOffset first, int count, long seed)
    {
        _random = new DeterministicRandom(seed);
        Interval = interval;
        Length = length;
        First = first;
        End = first + (count * length);

        // Two bars that the venue never had; neither the first nor the last.
        var holes = new HashSet<int> { 1 + _random.NextInt32(count - 2), 1 + _random.NextInt32(count - 2) };
        Bars = [.. Enumerable.Range(0, count).Where(i => !holes.Contains(i)).Select(i => new ChaosBar(first + (i * length), NextRow(first + (i * length))))];
    }

    /// <summary>The venue's name of the length.</summary>
    public string Interval { get; }

    /// <summary>The length of a bar.</summary>
    public TimeSpan Length { get; }

    /// <summary>When the first bar opens.</summary>
    public DateTimeOffset First { get; }

    /// <summary>When the last bar closes.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The bars in their order, holes left out.</summary>
    public IReadOnlyList<ChaosBar> Bars { get; }

    /// <summary>Changes a bar.</summary>
    /// <param name="bar">The bar.</param>
    public void Revise(ChaosBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        bar.Revise(NextRow(bar.OpenTime));
    }

    /// <summary>The place of the first bar that opens at a time or later.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The place; the number of bars where there is none.</returns>
    public int PlaceOf(DateTimeOffset time)
    {
        var (low, high) = (0, Bars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Bars[middle].OpenTime < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private string NextRow(DateTimeOffset openTime)
    {
        var open = _price;
        _price = Math.Max(1m, open + decimal.Round((decimal)(20 * _random.NextNormal()), 2));
        var high = Math.Max(open, _price) + decimal.Round((decimal)(5 * _random.NextDouble()), 2);
        var low = Math.Max(0.01m, Math.Min(open, _price) - decimal.Round((decimal)(5 * _random.NextDouble()), 2));
        var volume = decimal.Round((decimal)(100 * _random.NextDouble()) + 0.00001m, 5);
        var taken = decimal.Round(volume / 3, 5);
        var milliseconds = openTime.ToUnixTimeMilliseconds();
        return string.Format(
            CultureInfo.InvariantCulture,
            Form,
            milliseconds,
            Text(open),
            Text(high),
            Text(low),
            Text(_price),
            Text(volume),
            milliseconds + (long)Length.TotalMilliseconds - 1,
            Text(volume * open),
            1 + _random.NextInt32(5_000),
            Text(taken),
            Text(taken * open));
    }

    // Eight decimals, as the venue pads them.
    private static string Text(decimal value) => decimal.Round(value, 8).ToString("0.00000000", CultureInfo.InvariantCulture);
}
