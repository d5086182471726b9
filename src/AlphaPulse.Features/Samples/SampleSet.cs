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

    /// <summary>How many complete rows have no label: a bar that it needs is missing, or lies behind a cut or after the data, or the label is undefined.</summary>
    public int WithoutLabel { get; }

    /// <summary>The same samples with other targets, such as shuffled ones to see what chance alone finds.</summary>
    /// <param name="targets">A target for each sample, in their order.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentException">There are not as many targets as samples.</exception>
    public SampleSet WithTargets(IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return targets.Count == Samples.Count
            ? new SampleSet(Features, Label, [.. Samples.Zip(targets, (sample, target) => sample with { Target = target })], WithoutLabel)
            : throw new ArgumentException($"There are {targets.Count} targets for {Samples.Count} samples; give one for each.", nameof(targets));
    }

    /// <summary>The time by which a label must have been known to be used before a border: when the first row at or after the border was.</summary>
    /// <param name="border">The position of the first bar after the border.</param>
    /// <returns>The time, UTC.</returns>
    public DateTimeOffset KnownBy(int border) => Features.KnownAt(border);

    /// <summary>Joins rows and labels by running one <see cref="LabelEngine"/> over the bars.</summary>
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
        var realized = new List<RealizedLabel>();
        var engine = new LabelEngine(label, calendar, features.Cuts);
        var complete = 0;
        for (var i = 0; i < features.Count; i++)
        {
            var isComplete = features.IsComplete(i);
            complete += isComplete ? 1 : 0;
            engine.Observe(features.Bars[i], isComplete, realized);
            foreach (var known in realized)
            {
                var start = (int)known.Start;
                samples.Add(new Sample(
                    start, (int)known.End, known.BarTime, features.KnownAt(start), known.HorizonTime, known.KnownAt, known.Value.Target));
            }

            realized.Clear();
        }

        // Labels of one path become known in any order.
        samples.Sort((a, b) => a.BarIndex.CompareTo(b.BarIndex));
        return new SampleSet(features, label, [.. samples], complete - samples.Count);
    }
}
