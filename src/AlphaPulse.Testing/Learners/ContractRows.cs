using AlphaPulse.Models;

namespace AlphaPulse.Testing;

/// <summary>The rows on which learners are verified: four features, of which the first two say something about the target.</summary>
internal static class ContractRows
{
    internal static FeatureSchema Schema { get; } = new(
        "learner_contract",
        [
            new FeatureColumn("first", "uniform from -1 to 1; most of the target", 1),
            new FeatureColumn("second", "uniform from -1 to 1; some of the target", 1),
            new FeatureColumn("third", "uniform from -1 to 1; nothing of the target", 1),
            new FeatureColumn("fourth", "a whole number from 0 to 3; nothing of the target", 1),
        ]);

    /// <summary>Rows of a seed.</summary>
    internal static TrainingMatrix Of(ModelTask task, int rows, long seed)
    {
        var random = new DeterministicRandom(seed);
        var features = new double[rows * 4];
        var targets = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var x = features.AsSpan(row * 4, 4);
            x[0] = Uniform(random);
            x[1] = Uniform(random);
            x[2] = Uniform(random);
            x[3] = random.NextInt32(4);
            var signal = (2 * x[0]) + (0.5 * x[1]);
            targets[row] = task == ModelTask.BinaryClassification
                ? (signal + Uniform(random) > 0 ? 1 : 0)
                : 0.01 * (signal + Uniform(random));
        }

        return TrainingMatrix.FromRows(Schema, features, targets);
    }

    /// <summary>The same rows with other features, targets or weights.</summary>
    internal static TrainingMatrix With(
        TrainingMatrix data, Func<int, int, double, double>? feature = null, Func<int, double, double>? target = null, Func<int, double>? weight = null)
    {
        var features = new double[data.Rows * data.Columns];
        for (var row = 0; row < data.Rows; row++)
        {
            var values = features.AsSpan(row * data.Columns, data.Columns);
            data.CopyRow(row, values);
            for (var column = 0; feature is not null && column < data.Columns; column++)
            {
                values[column] = feature(row, column, values[column]);
            }
        }

        double[] targets = [.. data.Targets];
        for (var row = 0; target is not null && row < targets.Length; row++)
        {
            targets[row] = target(row, targets[row]);
        }

        return TrainingMatrix.FromRows(
            data.Schema, features, targets, weight is null ? null : [.. Enumerable.Range(0, data.Rows).Select(weight)]);
    }

    private static double Uniform(DeterministicRandom random) => (2 * random.NextDouble()) - 1;
}
