using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Some rows of a training matrix, with all that belongs to them.</summary>
internal static class MatrixRows
{
    /// <summary>The same columns and targets of some rows.</summary>
    public static TrainingMatrix Take(TrainingMatrix data, IReadOnlyList<int> rows)
    {
        var features = new double[(long)rows.Count * data.Columns];
        for (var column = 0; column < data.Columns; column++)
        {
            var from = data.Column(column);
            for (var i = 0; i < rows.Count; i++)
            {
                features[column * rows.Count + i] = from[rows[i]];
            }
        }

        return Attach(new TrainingMatrix(data.Schema, features, [.. rows.Select(row => data.Targets[row])], Weights(data, rows)), data, rows);
    }

    /// <summary>What rows weigh; <see langword="null"/> where all weigh the same.</summary>
    public static double[]? Weights(TrainingMatrix data, IReadOnlyList<int> rows) => data.Weights.IsEmpty ? null : [.. rows.Select(row => data.Weights[row])];

    /// <summary>Gives a matrix the times of the rows that it was made of, and the way to draw them.</summary>
    /// <param name="made">The matrix.</param>
    /// <param name="source">What it was made of.</param>
    /// <param name="rows">Which rows of it; <see langword="null"/> for all.</param>
    public static TrainingMatrix Attach(TrainingMatrix made, TrainingMatrix source, IReadOnlyList<int>? rows = null)
    {
        if (!source.Times.IsEmpty)
        {
            made = made.WithTimes(rows is null ? source.Times.ToArray() : [.. rows.Select(row => source.Times[row])]);
        }

        return source.Sampler is not { } sampler ? made
            : made.WithSampler(rows is null ? sampler : (drawnFrom, draws, random) => sampler([.. drawnFrom.Select(i => rows[i])], draws, random));
    }
}
