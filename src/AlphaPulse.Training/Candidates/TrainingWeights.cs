using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The weights that the options of a training ask for.</summary>
internal static class TrainingWeights
{
    /// <summary>Weighs the rows of one part of a split; labels beyond its border do not count.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="set">The samples.</param>
    /// <param name="rows">The rows, oldest first.</param>
    /// <param name="part">What the rows are, for the error.</param>
    /// <returns>A weight for each row with a mean of 1; <see langword="null"/> where every row weighs the same.</returns>
    /// <exception cref="LearningException">No row of the part weighs anything.</exception>
    public static double[]? Of(TrainingOptions options, SampleSet set, IReadOnlyList<int> rows, string part)
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

        if (!weights.Any(w => w > 0))
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"None of the {rows.Count} {part} samples weighs anything with Weighting {options.Weighting} and OldestWeight {options.OldestWeight}: no return is attributed to any of them. Set Weighting to {nameof(SampleWeighting.Uniqueness)} or {nameof(SampleWeighting.Equal)}, or give bars whose closes move."));
        }

        return SampleWeights.Normalize(weights);
    }

    /// <summary>How many rows weigh something; the others teach nothing.</summary>
    /// <param name="weights">The weights; <see langword="null"/> where every row weighs the same.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The number of rows with a weight above 0.</returns>
    public static int CountWeighing(double[]? weights, IReadOnlyList<int> rows) => weights?.Count(w => w > 0) ?? rows.Count;
}
