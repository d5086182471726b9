using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Compares an imported model with the original.</summary>
internal static class ScoreCheck
{
    // Enough to see every tree of a usual model; beyond it, every n-th node is asked.
    private const int MaximumNodes = 4096;
    private const int MaximumSamples = 256;

    /// <summary>Compares the scores of trees, bit for bit: on both sides of every threshold, with every missing feature, and on training rows.</summary>
    /// <exception cref="MicrosoftMLImportException">A score differs.</exception>
    internal static void Trees(ITransformer original, ForeignEnsemble ensemble, TrainingMatrix sample)
    {
        var rows = new ProbeRows(sample.Schema);
        var nodes = ensemble.Foreign.Sum(tree => tree.Nodes);
        var every = (nodes + MaximumNodes - 1) / MaximumNodes;
        var seen = 0;
        foreach (var tree in ensemble.Foreign)
        {
            for (var node = 0; node < tree.Nodes; node++)
            {
                if (seen++ % every == 0)
                {
                    _ = rows.TryAdd(tree, node, double.NaN);
                    _ = rows.TryAdd(tree, node, tree.Thresholds[node]);
                    _ = rows.TryAdd(tree, node, double.BitDecrement(tree.Thresholds[node]));
                }
            }
        }

        AddSample(rows, sample);
        var matrix = rows.ToMatrix();
        var scores = Scores(original, new TrainingMatrixDataView(matrix, ModelTask.Regression));
        var model = ensemble.ToScore();
        var row = new double[matrix.Columns];
        for (var i = 0; i < scores.Length; i++)
        {
            matrix.CopyRow(i, row);
            _ = model.TryScore(row, out var score);
            if (BitConverter.SingleToInt32Bits((float)score) != BitConverter.SingleToInt32Bits(scores[i]))
            {
                throw Differs(row, scores[i], score, "to the bit");
            }
        }
    }

    /// <summary>
    /// Compares a linear model: the intercept and each coefficient bit for bit, by rows that show nothing else, and training rows
    /// within the rounding of single precision, in which the original adds.
    /// </summary>
    /// <exception cref="MicrosoftMLImportException">A score differs by more.</exception>
    internal static void Linear(ITransformer original, ForeignLinear linear, LinearModel model, TrainingMatrix sample)
    {
        var columns = sample.Columns;
        var rows = new ProbeRows(sample.Schema);
        rows.Add(new double[columns]);
        for (var column = 0; column < columns; column++)
        {
            var unit = new double[columns];
            unit[column] = 1;
            rows.Add(unit);
        }

        var scores = Scores(original, new TrainingMatrixDataView(rows.ToMatrix(), ModelTask.Regression));
        for (var i = 0; i < scores.Length; i++)
        {
            // The sum of two numbers of single precision, rounded twice, is that rounded once.
            var score = (double)linear.Bias + (i == 0 ? 0 : linear.Weights[i - 1]);
            if (BitConverter.SingleToInt32Bits((float)score) != BitConverter.SingleToInt32Bits(scores[i]))
            {
                throw Differs([.. Enumerable.Range(0, columns).Select(column => column == i - 1 ? 1.0 : 0)], scores[i], score, "to the bit");
            }
        }

        var samples = new ProbeRows(sample.Schema);
        AddSample(samples, sample);
        var matrix = samples.ToMatrix();
        var sampled = Scores(original, new TrainingMatrixDataView(matrix, ModelTask.Regression, null, linear.Scaling, CancellationToken.None));
        var row = new double[columns];
        for (var i = 0; i < sampled.Length; i++)
        {
            matrix.CopyRow(i, row);
            var score = Sum(model, row);
            if (!(Math.Abs(score - sampled[i]) <= linear.Rounding(row, model)))
            {
                throw Differs(row, sampled[i], score, "within the rounding of single precision");
            }
        }
    }

    // Before any logistic function.
    private static double Sum(LinearModel model, double[] row)
    {
        var sum = model.Intercept;
        for (var i = 0; i < row.Length; i++)
        {
            sum += model.Coefficients[i] * row[i];
        }

        return sum;
    }

    private static void AddSample(ProbeRows rows, TrainingMatrix sample)
    {
        var step = (sample.Rows + MaximumSamples - 1) / MaximumSamples;
        for (var i = 0; i < sample.Rows; i += step)
        {
            var row = new double[sample.Columns];
            sample.CopyRow(i, row);
            rows.Add(row);
        }
    }

    private static float[] Scores(ITransformer original, TrainingMatrixDataView view)
    {
        try
        {
            var scored = original.Transform(view);
            var column = scored.Schema["Score"];
            using var cursor = scored.GetRowCursor([column]);
            var read = cursor.GetGetter<float>(column);
            var scores = new float[view.RowCount];
            for (var i = 0; cursor.MoveNext(); i++)
            {
                read(ref scores[i]);
            }

            return scores;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Schema, $"The model does not score rows of the schema '{view.Matrix.Schema.Name}': {e.Message}", e);
        }
    }

    private static MicrosoftMLImportException Differs(double[] row, float original, double imported, string how) => new(
        MicrosoftMLImportRefusal.Score,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The original scores {original} where the imported model scores {imported}, which is not equal {how}, for [{string.Join(", ", row.Take(8))}{(row.Length > 8 ? ", ..." : "")}]. Please report it with the version of Microsoft.ML."));
}
