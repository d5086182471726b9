using System.Globalization;

namespace AlphaPulse.Models.Tests.Trees;

/// <summary>Learners and rows that the tests of trees share.</summary>
internal static class TreeSamples
{
    internal static readonly BoostedTreesLearner Small = new() { Rounds = 8, LearningRate = 0.3, MaxDepth = 4, MinRowsPerLeaf = 5 };

    /// <summary>One learner for each way to grow, to draw and to add up.</summary>
    internal static readonly Dictionary<string, BoostedTreesLearner> Kinds = new(StringComparer.Ordinal)
    {
        ["depth-wise"] = Small,
        ["leaf-wise"] = Small with { Growth = TreeGrowth.LeafWise, MaxDepth = 64, MaxLeaves = 12 },
        ["symmetric"] = Small with { Growth = TreeGrowth.Symmetric },
        ["logistic"] = Small with { Loss = BoostingLoss.Logistic, MinHessian = 0.5, L1 = 0.1, MaxDeltaStep = 0.7, MinGain = 0.01 },
        ["rows and columns"] = Small with { RowFraction = 0.6, ColumnFraction = 0.9, ColumnFractionPerLevel = 0.8, ColumnFractionPerNode = 0.8 },
        ["rows for rounds"] = Small with { RowFraction = 0.5, RowDrawRounds = 3 },
        ["bin sample"] = Small with { BinSampleRows = 200 },
        ["base score"] = Small with { Loss = BoostingLoss.Logistic, BaseScore = 0.25 },
        ["few categories"] = Small with { CategoricalColumns = ["f(2)", "f(5)"], MaxOneHotCategories = 2, MaxCategoriesPerSplit = 2 },
        ["goss"] = Small with { RowFraction = 0.5, Sampling = RowSampling.Goss },
        ["dart"] = Small with { Mode = BoostingMode.Dart, DropRate = 0.4 },
        ["forest"] = Small with { Mode = BoostingMode.Forest, RowFraction = 0.6, ColumnFractionPerNode = 0.5 },
        ["path smoothing"] = Small with { PathSmoothing = 20, MonotoneColumns = new Dictionary<string, int> { ["f(1)"] = 1 } },
        ["random thresholds"] = Small with { RandomThresholds = true },
        ["absolute"] = Small with { Loss = BoostingLoss.Absolute },
        ["quantile"] = Small with { Loss = BoostingLoss.Quantile, Quantile = 0.8 },
        ["huber"] = Small with { Loss = BoostingLoss.Huber },
        ["poisson"] = Small with { Loss = BoostingLoss.Poisson },
        ["categories"] = Small with { CategoricalColumns = ["f(2)"] },
        ["custom"] = Small with { Objective = new BoostingObjective("fourth_power", FourthPower, (s, y) => Math.Pow(s - y, 4), 0.5) },
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    /// <summary>Rows with missing values, ties and weights; the targets are 0 and 1, which every loss can learn.</summary>
    internal static TrainingMatrix Rows(int rows, long seed, int columns = 11)
    {
        var random = new DeterministicRandom(seed);
        var features = new double[rows * columns];
        var targets = new double[rows];
        var weights = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            for (var column = 0; column < columns; column++)
            {
                var value = column % 3 == 2 ? random.NextInt32(7) : random.NextNormal();
                sum += column % 2 == 0 ? value : Math.Abs(value) - 1;
                features[column * rows + row] = column < 4 && random.NextDouble() < 0.1 ? double.NaN : value;
            }

            targets[row] = sum + random.NextNormal() > 6 ? 1 : 0;
            weights[row] = row % 10 == 0 ? 0 : 0.5 + random.NextDouble();
        }

        return new TrainingMatrix(Samples.Schema(columns), features, targets, weights);
    }

    /// <summary>The same rows with a constant column and one that is always missing after every second column, so that they lie among columns that can be split.</summary>
    internal static TrainingMatrix WithColumnsOfOneBin(TrainingMatrix data)
    {
        var features = new List<double>();
        for (var column = 0; column < data.Columns; column++)
        {
            features.AddRange(data.Column(column));
            if (column % 2 == 1)
            {
                features.AddRange(Enumerable.Repeat(7.0, data.Rows));
                features.AddRange(Enumerable.Repeat(double.NaN, data.Rows));
            }
        }

        return new TrainingMatrix(Samples.Schema(features.Count / data.Rows), [.. features], data.Targets.ToArray(), data.Weights.ToArray());
    }

    internal static byte[] Bytes(IModel model) => ModelFile.ToBytes(Samples.Artifact() with { Model = model });

    internal static double Score(IModel model, TrainingMatrix data, int row)
    {
        var features = new double[data.Columns];
        data.CopyRow(row, features);
        Assert.True(model.TryScore(features, out var score), string.Create(CultureInfo.InvariantCulture, $"row {row}"));
        return score;
    }

    private static void FourthPower(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var error = scores[i] - targets[i];
            first[i] = 4 * error * error * error;
            second[i] = 12 * error * error;
        }
    }
}
