using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The sums and the probabilities of every class for some rows.</summary>
internal sealed class SoftmaxRows
{
    private const int RowsAtOnce = 1024;

    private readonly WorkTeam _team;

    internal SoftmaxRows(BoostedRows rows, ReadOnlySpan<double> starts, WorkTeam team)
    {
        Rows = rows;
        _team = team;
        Sums = new double[starts.Length][];
        Probabilities = new double[starts.Length][];
        for (var c = 0; c < Sums.Length; c++)
        {
            Sums[c] = new double[rows.Count];
            Array.Fill(Sums[c], starts[c]);
            Probabilities[c] = new double[rows.Count];
        }
    }

    internal BoostedRows Rows { get; }

    internal double[][] Sums { get; }

    internal double[][] Probabilities { get; }

    /// <summary>Computes the probabilities, and the weighted mean log loss.</summary>
    internal double Update()
    {
        var losses = new double[(Rows.Count + RowsAtOnce - 1) / RowsAtOnce];
        _team.Run(losses.Length, Rows.Count * 10L * Sums.Length, (chunk, _) =>
        {
            var to = Math.Min((chunk + 1) * RowsAtOnce, Rows.Count);
            for (var row = chunk * RowsAtOnce; row < to; row++)
            {
                losses[chunk] += Rows.Weight(row) * Update(row);
            }
        });
        return losses.Sum() / Rows.TotalWeight;
    }

    private double Update(int row)
    {
        var greatest = double.NegativeInfinity;
        foreach (var sums in Sums)
        {
            greatest = Math.Max(greatest, sums[row]);
        }

        // The exponential function that gives the same bits everywhere.
        var total = 0.0;
        for (var c = 0; c < Sums.Length; c++)
        {
            Probabilities[c][row] = VectorExp.Evaluate(Vector256.Create(Sums[c][row] - greatest)).ToScalar();
            total += Probabilities[c][row];
        }

        foreach (var probabilities in Probabilities)
        {
            probabilities[row] /= total;
        }

        return Math.Log(total) - (Sums[(int)Rows.Targets[row]][row] - greatest);
    }
}
