using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Hands samples to learners, and with them how labels overlap, for those that draw rows by it (<see cref="TrainingMatrix.Sampler"/>).</summary>
public static class SampleMatrix
{
    /// <summary>Copies samples into the form that learners take, with the times by which a learner may purge them.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="rows">Which of them, by position in <see cref="SampleSet.Samples"/>.</param>
    /// <param name="weights">A weight for each of the rows, as <see cref="SampleWeights"/> gives them; <see langword="null"/> weighs every row 1.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">There are no rows, or the weights are not as many, negative, not finite or all 0.</exception>
    public static TrainingMatrix Of(SampleSet set, IReadOnlyList<int> rows, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(rows);
        var width = set.Features.Schema.Columns.Count;
        var values = new double[rows.Count * width];
        var targets = new double[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var sample = set.Samples[rows[i]];
            set.Features.Row(sample.BarIndex).CopyTo(values.AsSpan(i * width, width));
            targets[i] = sample.Target;
        }

        return TrainingMatrix.FromRows(set.Features.Schema, values, targets, weights).WithTimes(TimesOf(set, rows)).WithSampler(SamplerOf(set.Samples, rows));
    }

    /// <summary>The times of samples as a training matrix has them.</summary>
    internal static RowTimes[] TimesOf(SampleSet set, IReadOnlyList<int> rows)
    {
        var times = new RowTimes[rows.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var sample = set.Samples[rows[i]];
            times[i] = new RowTimes(sample.BarTime, sample.KnownAt, sample.HorizonTime, sample.LabelEnd);
        }

        return times;
    }

    /// <summary>The sequential bootstrap over the labels of samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="positions">The positions of those that are the rows of a matrix, in its order.</param>
    internal static RowSampler SamplerOf(IReadOnlyList<Sample> samples, IReadOnlyList<int> positions) => (rows, draws, random) =>
    {
        LabelSpan[] spans = [.. rows.Select(row => LabelSpan.Of(samples[positions[row]]))];
        var bootstrap = new SequentialBootstrap(spans, spans.Max(s => s.Last) + 1);
        var drawn = new int[draws];
        for (var i = 0; i < draws; i++)
        {
            drawn[i] = bootstrap.Draw(random);
        }

        return drawn;
    };
}
