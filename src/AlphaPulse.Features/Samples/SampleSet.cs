namespace AlphaPulse.Features;

/// <summary>The complete feature rows that have a label, each with its feature time and its label end time.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class SampleSet
{
    private SampleSet(FeatureMatrix features, ILabel label, Sample[] samples, int withoutLabel)
    {
        Features = features;
        Label = label;
        Samples = samples;
        WithoutLabel = withoutLabel;
    }

    /// <summary>The rows that the samples were taken from.</summary>
    public FeatureMatrix Features { get; }

    /// <summary>The label.</summary>
    public ILabel Label { get; }

    /// <summary>The samples in the order of their bars.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>How many complete rows have no label: the horizon lies in a gap or after the data, or the label is undefined.</summary>
    public int WithoutLabel { get; }

    /// <summary>The time by which a label must have been known to be used before a border: when the first row at or after the border was.</summary>
    /// <param name="border">The position of the first bar after the border.</param>
    /// <returns>The time, UTC.</returns>
    public DateTimeOffset KnownBy(int border) => Features.KnownAt(border);

    /// <summary>Joins rows and labels.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="label">The label.</param>
    /// <param name="calendar">The calendar of the instrument: a horizon of 4 bars is 4 expected bars, whether they came or not.</param>
    /// <returns>The samples.</returns>
    public static SampleSet Build(FeatureMatrix features, ILabel label, ITradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(calendar);
        var samples = new List<Sample>(features.Count);
        var withoutLabel = 0;
        var end = 0;
        for (var i = 0; i < features.Count; i++)
        {
            if (!features.IsComplete(i))
            {
                continue;
            }

            var start = features.Bars[i];
            var horizon = Horizon.Of(calendar, start.Series.Timeframe, start.OpenTime, label.HorizonBars);
            end = Math.Max(end, i + 1);
            while (end < features.Count && features.Bars[end].OpenTime < horizon)
            {
                end++;
            }

            if (end < features.Count && features.Bars[end].OpenTime == horizon
                && label.TryCompute(start, features.Bars[end], out var target))
            {
                var labelEnd = features.Bars[end].AvailableAt;
                samples.Add(new Sample(i, start.OpenTime, features.KnownAt(i), horizon, labelEnd, target));
            }
            else
            {
                withoutLabel++;
            }
        }

        return new SampleSet(features, label, [.. samples], withoutLabel);
    }
}
