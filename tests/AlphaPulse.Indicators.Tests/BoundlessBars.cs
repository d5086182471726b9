namespace AlphaPulse.Indicators.Tests;

/// <summary>Random bars that use the whole of what <see cref="Bar"/> allows: prices up to 10^12 with up to 28 decimals, volumes up to 10^18.</summary>
internal static class BoundlessBars
{
    private const int MostDecimals = 28;

    /// <summary>Bars on an hourly grid; the same for the same seed. Each is one that <see cref="Bar"/> takes.</summary>
    public static Ohlcv<decimal>[] Of(long seed, int count)
    {
        var random = new DeterministicRandom(seed);
        var bars = new Ohlcv<decimal>[count];
        var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var (mode, magnitude) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (random.NextInt32(12) == 0)
            {
                (mode, magnitude) = (random.NextInt32(5), random.NextInt32(41) - MostDecimals);
            }

            decimal[] prices = mode switch
            {
                // Any four prices of any size; four of one size; an edge of the range; one price; a still market.
                0 => [Price(random, Magnitude(random)), Price(random, Magnitude(random)), Price(random, Magnitude(random)), Price(random, Magnitude(random))],
                1 => [Price(random, magnitude), Price(random, magnitude), Price(random, magnitude), Price(random, magnitude)],
                2 => [Edge(random), Edge(random), Edge(random), Edge(random)],
                3 => [.. Enumerable.Repeat(Price(random, magnitude), 4)],
                _ => [.. Enumerable.Repeat(i == 0 ? 1m : bars[i - 1].Close, 4)],
            };
            bars[i] = new Ohlcv<decimal>(prices[0], prices.Max(), prices.Min(), prices[3], Volume(random)) { OpenTime = time.AddHours(i) };
        }

        return bars;
    }

    /// <summary>As <see cref="Of"/>, but with prices from 0.0001 to 10^9 on a grid: no quotient of two of their differences is over the
    /// range of decimal.</summary>
    public static Ohlcv<decimal>[] Ordinary(long seed, int count) =>
        [.. Of(seed, count).Select(bar => bar with { Open = Tick(bar.Open), High = Tick(bar.High), Low = Tick(bar.Low), Close = Tick(bar.Close) })];

    private static decimal Tick(decimal price) => Math.Clamp(decimal.Round(price, 4), 0.0001m, 1_000_000_000m);

    private static int Magnitude(DeterministicRandom random) => random.NextInt32(41) - MostDecimals;

    // About 1 to 10 times ten to the magnitude, with few or many digits.
    private static decimal Price(DeterministicRandom random, int magnitude)
    {
        var digits = 1m + random.NextInt32(9_000_000) / 1_000_000m;
        if (random.NextInt32(3) == 0)
        {
            digits = decimal.Round(digits, 1);
        }

        for (var i = 0; i < Math.Abs(magnitude); i++)
        {
            digits = magnitude > 0 ? digits * 10 : digits / 10;
        }

        return Math.Clamp(digits, Smallest, Bar.MaximumPrice);
    }

    private static decimal Smallest { get; } = new(1, 0, 0, false, MostDecimals);

    private static decimal Edge(DeterministicRandom random) => random.NextInt32(4) switch
    {
        0 => Smallest,
        1 => Bar.MaximumPrice,
        2 => Bar.MaximumPrice - Smallest * 10_000_000_000_000_000m,
        _ => 1m,
    };

    private static decimal Volume(DeterministicRandom random) => random.NextInt32(5) switch
    {
        0 => 0m,
        1 => Bar.MaximumVolume,
        2 => Smallest,
        3 => random.NextInt32(1_000_000),
        _ => Price(random, random.NextInt32(36) - 18),
    };
}
