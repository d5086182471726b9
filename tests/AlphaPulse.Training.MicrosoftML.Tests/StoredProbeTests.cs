using System.Globalization;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.MicrosoftML.Tests;

/// <summary>
/// Zip files that Microsoft.ML 5.0.1 wrote, and rows with the bits that its prediction engine gave for them. Written again with
/// ALPHAPULSE_WRITE_FIXTURES=1.
/// </summary>
public class StoredProbeTests
{
    private static readonly string Folder = Path.Combine(Evidence.RepositoryRoot, "tests", "AlphaPulse.Training.MicrosoftML.Tests", "Fixtures");

    private static readonly Dictionary<string, (ILearner Learner, double Missing)> All = new(StringComparer.Ordinal)
    {
        ["fast_tree_regression"] = (new FastTreeLearner { Rounds = 10, Leaves = 6 }, 0),
        ["fast_tree_classification"] = (new FastTreeLearner { Task = ModelTask.BinaryClassification, Rounds = 10, Leaves = 6 }, 0),
        ["fast_forest_regression"] = (new FastForestLearner { Trees = 8, Leaves = 6 }, 0),
        ["fast_forest_classification"] = (new FastForestLearner { Task = ModelTask.BinaryClassification, Trees = 8, Leaves = 6 }, 0),
        ["light_gbm_regression"] = (new LightGbmLearner { Rounds = 10, Leaves = 6 }, 0.3),
        ["light_gbm_classification"] = (new LightGbmLearner { Task = ModelTask.BinaryClassification, Rounds = 10, Leaves = 6 }, 0.3),
    };

    public static TheoryData<string> Names { get; } = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_imported_file_gives_the_bits_that_were_stored(string name)
    {
        if (Environment.GetEnvironmentVariable("ALPHAPULSE_WRITE_FIXTURES") == "1")
        {
            Write(name);
        }

        var original = new Original(File.ReadAllBytes(Path.Combine(Folder, name + ".zip")), 5);
        var rows = Read(name);
        var matrix = TrainingMatrix.FromRows(Samples.Schema, [.. rows.SelectMany(row => row.Features.Select(Finite))], new double[rows.Count]);
        var model = (TreeEnsembleModel)MicrosoftMLImporter.Import(original.Model, matrix);
        var sum = original.ReadSum(Samples.Schema);
        Assert.True(rows.Count > 200);
        foreach (var (features, score) in rows)
        {
            _ = sum.TryScore(features, out var total);
            Assert.Equal(score, BitConverter.SingleToInt32Bits((float)total));
            Probes.AssertEqual(model, sum, original, features);
        }
    }

    private static void Write(string name)
    {
        var (learner, missing) = All[name];
        var data = Samples.Of(learner.Task, 400, missing: missing);
        var model = (TreeEnsembleModel)learner.Fit(data, 1);
        var archive = MicrosoftMLArchive.Of(model)!;
        var original = new Original(archive.Content, 5);
        File.WriteAllBytes(Path.Combine(Folder, name + ".zip"), archive.Content.Span);
        File.WriteAllLines(
            Path.Combine(Folder, name + ".csv"),
            Probes.For(model, data).Where((_, i) => i < 150 || i % 7 == 0).Select(row => string.Create(
                CultureInfo.InvariantCulture, $"{string.Join(',', row.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))},{BitConverter.SingleToInt32Bits(original.Predict(row).Score):x8}")));
    }

    private static List<(double[] Features, int Score)> Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(Folder, name + ".csv")).Select(line => line.Split(',')).Select(cells => (
            cells[..5].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray(),
            int.Parse(cells[5], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    // A matrix refuses infinite features; a model scores them.
    private static double Finite(double value) => double.IsInfinity(value) ? double.NaN : value;
}
