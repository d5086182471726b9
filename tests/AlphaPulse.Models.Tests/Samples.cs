namespace AlphaPulse.Models.Tests;

/// <summary>Schemas, rows and artifacts that the tests share.</summary>
internal static class Samples
{
    internal static FeatureSchema Schema(int columns) =>
        new("test", [.. Enumerable.Range(0, columns).Select(i => new FeatureColumn($"f({i})", $"feature {i} > \"quoted\" é", i + 1))]);

    internal static ModelManifest Manifest(params BarProvenance[] provenance) => new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour),
        Label = "forward_log_return(1)",
        TrainedFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        TrainedTo = new DateTimeOffset(2024, 6, 1, 1, 30, 0, 123, TimeSpan.Zero).AddTicks(7),
        Samples = 3000,
        DataHash = new string('a', 64),
        Provenance = provenance.Length == 0 ? [BarProvenance.VenueRest, BarProvenance.Import] : provenance,
        Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["learner"] = "ridge", ["alpha"] = "1" },
        Seed = -42,
        Trials = 7,
    };

    internal static ModelArtifact Artifact(double intercept = 0.125, params BarProvenance[] provenance)
    {
        var model = new LinearModel(
            ModelTask.Regression, Schema(3), [0.1, 0, -2.5e-7], intercept, [1, 2, 3], [0.5, 0, 1e-3]);
        return new ModelArtifact(model, new SignalRule(0.001, -0.001, 1), Manifest(provenance));
    }

    internal static TreeEnsembleModel Trees() => new(
        ModelTask.BinaryClassification,
        Schema(3),
        -0.125,
        [
            new DecisionTree(
                TreeNode.Split(1, -1.5, 1, 2, missingLeft: true, 2.5),
                TreeNode.Leaf(0.1),
                TreeNode.Split(2, 1e-7, 3, 4, missingLeft: false, 0.5),
                TreeNode.Leaf(-0.2),
                TreeNode.Leaf(-0.0)),
            new DecisionTree(TreeNode.Leaf(0.3)),
        ]);

    /// <summary>Trees with covers and categories, as training makes them.</summary>
    internal static TreeEnsembleModel CoveredTrees() => new(
        ModelTask.Regression,
        Schema(3),
        0.5,
        [
            new DecisionTree(
                TreeNode.CategorySplit(1, [2, 7, 300], 1, 2, missingLeft: true, 2.5, 10),
                TreeNode.Leaf(0.1, 4),
                TreeNode.Split(2, 1e-7, 3, 4, missingLeft: false, 0.5, 6),
                TreeNode.Leaf(-0.2, 5.5),
                TreeNode.Leaf(-0.0, 0.5)),
            new DecisionTree(TreeNode.Leaf(0.3, 10)),
        ],
        ScoreTransform.Exponential);

    internal static TrainingMatrix Random(int rows, int columns, long seed, Func<double, DeterministicRandom, double> target)
    {
        var random = new DeterministicRandom(seed);
        var features = new double[rows * columns];
        var targets = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            for (var column = 0; column < columns; column++)
            {
                var value = random.NextNormal();
                features[column * rows + row] = value;
                sum += value * (column % 2 == 0 ? 0.5 : -0.25);
            }

            targets[row] = target(sum, random);
        }

        return new TrainingMatrix(Schema(columns), features, targets);
    }
}
