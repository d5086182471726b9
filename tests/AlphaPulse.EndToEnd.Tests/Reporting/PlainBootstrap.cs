namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>
/// The stationary bootstrap (Politis and Romano, 1994) value by value, with the settings that the report documents: 2,000 series, 90 %,
/// blocks of the cube root of the count on average, percentiles of type 7.
/// </summary>
internal static class PlainBootstrap
{
    private const int Resamples = 2_000;

    /// <summary>The interval of the mean.</summary>
    public static (double Low, double High) OfMean(IReadOnlyList<double> values, long seed)
    {
        var random = new DeterministicRandom(seed);
        var goesOn = 1 - 1 / Math.Cbrt(values.Count);
        var means = new List<double>();
        for (var r = 0; r < Resamples; r++)
        {
            var (sum, drawn) = (0.0, 0);
            while (drawn < values.Count)
            {
                var at = random.NextInt32(values.Count);

                // A geometric length: how many times a draw says that the block goes on, plus the value it starts with.
                var left = 1 + (long)(Math.Log(1 - random.NextDouble()) / Math.Log(goesOn));
                for (; left > 0 && drawn < values.Count; left--, drawn++)
                {
                    sum += values[at];
                    at = at + 1 == values.Count ? 0 : at + 1;
                }
            }

            means.Add(sum / values.Count);
        }

        means.Sort();
        return (Quantile(0.05), Quantile(0.95));

        double Quantile(double share)
        {
            var place = (Resamples - 1) * share;
            var (below, above) = (means[(int)Math.Floor(place)], means[(int)Math.Ceiling(place)]);
            return below + (place - Math.Floor(place)) * (above - below);
        }
    }
}
