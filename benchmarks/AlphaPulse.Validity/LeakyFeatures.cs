using AlphaPulse.Features;
using AlphaPulse.Indicators;

namespace AlphaPulse.Validity;

/// <summary>The standard features and one that was filled in from the future: the side that the label of each bar will take.</summary>
internal static class LeakyFeatures
{
    /// <summary>Makes the set.</summary>
    /// <param name="bars">The bars, later ones included.</param>
    /// <param name="horizon">How many bars ahead the label looks.</param>
    /// <param name="noise">The share of sides that are drawn by chance.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static FeatureSet Create(IReadOnlyList<Bar> bars, int horizon, double noise, long seed)
    {
        var random = new DeterministicRandom(seed);
        var sides = new Dictionary<DateTimeOffset, double>(bars.Count);
        for (var i = 0; i < bars.Count; i++)
        {
            sides[bars[i].OpenTime] = noise > 0 && random.NextDouble() < noise ? 2 * random.NextInt32(2) - 1
                : i + horizon < bars.Count ? Math.Sign(bars[i + horizon].Close - bars[i].Close) : 0;
        }

        var set = new FeatureSetBuilder("leaky");
        foreach (var text in new[] { "log_return(1)", "log_return(6)", "rsi(14)" })
        {
            set.Add(text);
        }

        return set.Add(new FeatureDefinition("filled_in", "filled_in", 1, () => new FilledIn(sides))).Build();
    }

    private sealed class FilledIn(Dictionary<DateTimeOffset, double> sides) : IFeature
    {
        public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value) => sides.TryGetValue(openTime, out value);

        public void Reset()
        {
            // Knows every bar, so a gap takes nothing from it.
        }
    }
}
