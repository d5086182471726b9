using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Rows that were drawn with replacement, by how often each was: such a row weighs as many times its weight.</summary>
internal sealed class RepeatedRows
{
    private readonly RowDraw _draw;
    private readonly int[] _times;

    private RepeatedRows(int[] times)
    {
        _times = times;
        _draw = new RowDraw([.. Enumerable.Range(0, times.Length).Where(r => times[r] > 0)], [.. Enumerable.Range(0, times.Length).Where(r => times[r] == 0)]);
    }

    /// <summary>By what factor sums may come to more.</summary>
    internal double Room => _times.Max();

    /// <summary>Draws where the options ask for it, otherwise nothing.</summary>
    /// <param name="options">How rows are drawn.</param>
    /// <param name="data">The training rows.</param>
    /// <param name="weighing">Those of them that weigh something; <see langword="null"/> for all.</param>
    /// <param name="random">Where chance comes from.</param>
    internal static RepeatedRows? Draw(BoostedTreesLearner options, TrainingMatrix data, int[]? weighing, DeterministicRandom random)
    {
        if (options.Sampling != RowSampling.Sequential)
        {
            return null;
        }

        var rows = weighing ?? [.. Enumerable.Range(0, data.Rows)];
        var times = new int[rows.Length];
        foreach (var drawn in data.Sampler!(rows, Sample.Size(rows.Length, options.RowFraction), random))
        {
            if ((uint)drawn >= (uint)times.Length)
            {
                throw new LearningException(string.Create(CultureInfo.InvariantCulture, $"The sampler of the training rows drew row {drawn} of {times.Length}; it must give positions in the rows that it is given."));
            }

            times[drawn]++;
        }

        return times.AsSpan().IndexOfAnyExcept(0) >= 0
            ? new RepeatedRows(times)
            : throw new LearningException("The sampler of the training rows drew none of them; it must make as many draws as it is asked for.");
    }

    /// <summary>Lets each row count as often as it was drawn.</summary>
    internal RowDraw Take(Gradients gradients)
    {
        foreach (var same in _draw.Drawn.Where(r => _times[r] > 1).GroupBy(r => _times[r]))
        {
            gradients.Multiply([.. same], same.Key);
        }

        return _draw;
    }
}
