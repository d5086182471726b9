namespace AlphaPulse.Indicators.Tests;

/// <summary>A market without an end: ordinary moves, a bad tick, halts, and a tick size that changes.</summary>
internal static class LongMarket
{
    /// <summary>Bars one by one, so that a million of them need not be held; the same every time.</summary>
    public static IEnumerable<Ohlcv<decimal>> Bars(int count)
    {
        var random = new DeterministicRandom(17);
        var (close, ticks) = (20_000L, 100m);
        var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
        {
            // Every so often finer or coarser ticks, as after a change of the rules of the exchange.
            if (i % 9973 == 9972)
            {
                (close, ticks) = ticks switch
                {
                    100m => (close * 100, 10_000m),
                    10_000m when i % 2 == 0 => (close / 1000, 10m),
                    10_000m => (close * 10_000, 100_000_000m),
                    100_000_000m => (close / 1_000_000, 100m),
                    _ => (close * 10, 100m),
                };
            }

            var open = close;
            var step = Math.Max(1, close / 2000);
            var isHalted = i % 20_011 < 150;
            close = isHalted ? open : Math.Max(50 * step, open + step * (random.NextInt32(21) - 10));
            var (high, low) = (Math.Max(open, close) + (isHalted ? 0 : step * random.NextInt32(5)), Math.Min(open, close) - (isHalted ? 0 : step * random.NextInt32(5)));

            // A bad tick, which must leave with the window.
            high = i % 50_021 == 50_020 ? high * 100_000 : high;
            yield return new Ohlcv<decimal>(open / ticks, high / ticks, low / ticks, close / ticks, isHalted ? 0 : random.NextInt32(100_000)) { OpenTime = time.AddMinutes(i) };
        }
    }
}
