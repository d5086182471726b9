using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>The weights that the options of a training ask for.</summary>
internal static class TrainingWeights
{
    /// <summary>Weighs the rows of one part of a split; labels beyond its border do not count.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="set">The samples.</param>
    /// <param name="rows">The rows, oldest first.</param>
    /// <returns>A weight for each row with a mean of 1; <see langword="null"/> where every row weighs the same.</returns>
    public static double[]? Of(TrainingOptions options, SampleSet set, IReadOnlyList<int> rows)
    {
        var isDecaying = options.OldestWeight < 1;
        if (options.Weighting == SampleWeighting.Equal && !isDecaying)
        {
            return null;
        }

        var weights = options.Weighting switch
        {
            SampleWeighting.Equal => Enumerable.Repeat(1.0, rows.Count).ToArray(),
            SampleWeighting.Uniqueness => SampleWeights.Uniqueness(set, rows),
            SampleWeighting.ReturnAttribution => SampleWeights.ReturnAttribution(set, rows),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Weighting, "There is no such weighting; choose equal, uniqueness or return attribution."),
        };
        if (isDecaying)
        {
            var decay = SampleWeights.TimeDecay(SampleWeights.Uniqueness(set, rows), options.OldestWeight);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] *= decay[i];
            }
        }

        return SampleWeights.Normalize(weights);
    }
}
