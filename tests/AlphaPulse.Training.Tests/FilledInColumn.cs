using AlphaPulse.Features;
using AlphaPulse.Indicators;

namespace AlphaPulse.Training.Tests;

/// <summary>The standard features and one of which somebody knew the values of each bar beforehand.</summary>
internal static class FilledInColumn
{
    public static FeatureMatrix Rows(IReadOnlyList<Bar> bars, Func<int, double> value)
    {
        var values = Enumerable.Range(0, bars.Count).ToDictionary(i => bars[i].OpenTime, value);
        var set = new FeatureSetBuilder("filled_in").AddSet(FeatureSets.Standard).Add(new FeatureDefinition("filled_in", "filled_in", 1, () => new Column(values))).Build();
        return FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars);
    }

    private sealed class Column(Dictionary<DateTimeOffset, double> values) : IFeature
    {
        public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value) => values.TryGetValue(openTime, out value);

        public void Reset()
        {
            // Knows every bar, so a gap takes nothing from it.
        }
    }
}
