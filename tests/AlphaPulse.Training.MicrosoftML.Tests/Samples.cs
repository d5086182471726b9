using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML.Tests;

/// <summary>Rows whose target is known to depend on the first three of five features.</summary>
internal static class Samples
{
    public static FeatureSchema Schema { get; } = new("samples", [.. "abcde".Select(c => new FeatureColumn(c.ToString(), c.ToString(), 1))]);

    public static TrainingMatrix Of(ModelTask task, int rows, long seed = 1, double missing = 0, bool isWeighted = false)
    {
        var random = new DeterministicRandom(seed);
        var features = new double[rows * 5];
        var targets = new double[rows];
        var weights = isWeighted ? new double[rows] : null;
        for (var row = 0; row < rows; row++)
        {
            var x = features.AsSpan(row * 5, 5);
            for (var i = 0; i < 5; i++)
            {
                x[i] = (random.NextDouble() * 4) - 2;
            }

            var signal = (0.6 * x[0]) + (x[1] > 0.3 ? 0.5 : -0.2) + (0.4 * x[1] * x[2]);
            targets[row] = task == ModelTask.Regression
                ? 0.01 * (signal + random.NextDouble() - 0.5)
                : random.NextDouble() < 1 / (1 + Math.Exp(-2 * signal)) ? 1 : 0;

            // Columns b and d only, and the missing say something about the target.
            if (missing > 0 && random.NextDouble() < (signal > 0 ? missing : missing / 4))
            {
                x[1] = double.NaN;
            }

            if (missing > 0 && random.NextDouble() < missing)
            {
                x[3] = double.NaN;
            }

            if (weights is not null)
            {
                weights[row] = row % 7 == 0 ? 0 : 0.5 + random.NextDouble();
            }
        }

        return TrainingMatrix.FromRows(Schema, features, targets, weights);
    }

    public static double[] Row(TrainingMatrix data, int row)
    {
        var values = new double[data.Columns];
        data.CopyRow(row, values);
        return values;
    }

    public static double Score(IModel model, ReadOnlySpan<double> row) => model.TryScore(row, out var score) ? score : double.NaN;
}
