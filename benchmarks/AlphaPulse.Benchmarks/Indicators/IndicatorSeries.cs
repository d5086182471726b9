using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>One million one-minute-like bars on a grid of 0.01, the same on every run.</summary>
internal static class IndicatorSeries
{
    public const int Count = 1_000_000;

    public static Ohlcv<decimal>[] Bars { get; } = Create();

    public static decimal[] Decimals { get; } = Array.ConvertAll(Bars, bar => bar.Close);

    public static double[] Doubles { get; } = Array.ConvertAll(Bars, bar => (double)bar.Close);

    public static Ohlcv<double>[] DoubleBars { get; } = Array.ConvertAll(
        Bars, bar => new Ohlcv<double>((double)bar.Open, (double)bar.High, (double)bar.Low, (double)bar.Close, (double)bar.Volume));

    private static Ohlcv<decimal>[] Create()
    {
        var random = new DeterministicRandom(20_260_101);
        var bars = new Ohlcv<decimal>[Count];
        var price = 21_500;
        for (var i = 0; i < Count; i++)
        {
            var open = price;
            var isFlat = random.NextInt32(50) == 0;
            price = isFlat ? open : Math.Clamp(open + random.NextInt32(41) - 20, 16_400, 29_500);
            var high = Math.Max(open, price) + (isFlat ? 0 : random.NextInt32(8));
            var low = Math.Min(open, price) - (isFlat ? 0 : random.NextInt32(8));
            bars[i] = new Ohlcv<decimal>(Tick(open), Tick(high), Tick(low), Tick(price), random.NextInt32(100) == 0 ? 0 : random.NextInt32(100_000));
        }

        return bars;
    }

    private static decimal Tick(int ticks) => new(ticks, 0, 0, false, 2);
}
