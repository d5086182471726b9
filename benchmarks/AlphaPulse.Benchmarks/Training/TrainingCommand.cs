using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using AlphaPulse.Models;

namespace AlphaPulse.Benchmarks.Training;

/// <summary>Trains boosted trees once on files of NumPy and prints one line of JSON: <c>train DATA SHAPE [THREADS]</c>.</summary>
/// <remarks>Time runs from the matrix of 32-bit floats to the finished model. Shapes: d6 is depth 6, l31 are 31 leaves, leaf-wise, s6 is symmetric, depth 6.</remarks>
internal static class TrainingCommand
{
    internal static void Run(TextWriter output, string folder, string shape, int threads)
    {
        var features = NpyFile.Read(Path.Combine(folder, "X_train.npy"));
        var targets = NpyFile.Read(Path.Combine(folder, "y_train.npy")).Doubles();
        var learner = Learner(shape) with { Threads = threads };
        var schema = new FeatureSchema("benchmark", [.. Enumerable.Range(0, features.Columns).Select(c => new FeatureColumn($"f{c}", "none", 1))]);
        var watch = Stopwatch.StartNew();
        var data = TrainingMatrix.FromRows(schema, features.Values, targets);
        var matrixSeconds = watch.Elapsed.TotalSeconds;
        var memory = Process.GetCurrentProcess().WorkingSet64;
        var model = learner.Fit(data, seed: 7);
        var seconds = watch.Elapsed.TotalSeconds;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var file = ModelFile.ToBytes(new ModelArtifact(model, new SignalRule(0.5, 0.5, 1), Manifest(learner)));
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var test = NpyFile.Read(Path.Combine(folder, "X_test.npy"));
        var (auc, loss) = Judge(model, test, NpyFile.Read(Path.Combine(folder, "y_test.npy")).Doubles());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"engine": "alphapulse", "shape": "{{shape}}", "data": "{{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}}", "threads": {{threads}}, "train_s": {{seconds:F3}}, "matrix_s": {{matrixSeconds:F3}}, "auc": {{auc:F5}}, "logloss": {{loss:F5}}, "peak_mb": {{peak >> 20}}, "base_mb": {{memory >> 20}}, {{ScoringTimes.Measure((TreeEnsembleModel)model, file, test)}}, "sha256": "{{hash}}"}"""));
    }

    private static BoostedTreesLearner Learner(string shape)
    {
        var learner = new BoostedTreesLearner
        {
            Loss = BoostingLoss.Logistic,
            Rounds = 200,
            LearningRate = 0.1,
            Bins = 255,
            L2 = 1,
            MinHessian = 1,
            MinRowsPerLeaf = 1,
        };
        return shape switch
        {
            "d6" => learner with { MaxDepth = 6 },
            "l31" => learner with { Growth = TreeGrowth.LeafWise, MaxDepth = BoostedTreesLearner.MaximumDepth, MaxLeaves = 31 },
            "s6" => learner with { Growth = TreeGrowth.Symmetric, MaxDepth = 6 },
            _ => throw new ArgumentException("The shapes are d6, l31 and s6.", nameof(shape)),
        };
    }

    private static (double Auc, double Loss) Judge(IModel model, NpyFile test, double[] targets)
    {
        var scores = new double[test.Rows];
        var row = new double[test.Columns];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var c = 0; c < row.Length; c++)
            {
                row[c] = test.Values[i * row.Length + c];
            }

            model.TryScore(row, out scores[i]);
        }

        return (ClassificationMetrics.RocAuc(targets, scores) ?? double.NaN, ClassificationMetrics.LogLoss(targets, scores));
    }

    private static ModelManifest Manifest(BoostedTreesLearner learner) => new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour),
        Label = "benchmark",
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch,
        Samples = 1,
        DataHash = "",
        Provenance = [],
        Options = learner.Options,
        Seed = 7,
        Trials = 1,
    };
}
