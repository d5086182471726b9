using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse predict</c> as a process, on models of ours and of other libraries.</summary>
public class PredictCommandTests
{
    private static readonly FeatureSchema Schema = new("pair", [new FeatureColumn("a", "column a", 1), new FeatureColumn("b", "column b", 1)]);

    private static readonly ModelManifest Manifest = new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("csv:ALPHA-USD"), Timeframe.OneHour),
        Label = "direction(3)",
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch.AddDays(1),
        Samples = 30,
        DataHash = "",
        Provenance = [],
        Options = new Dictionary<string, string>(),
        Seed = 0,
        Trials = 1,
    };

    [Fact]
    public async Task Rows_are_matched_by_name_or_by_position_and_what_is_missing_has_no_prediction()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.apm");
        var inner = new LinearModel(ModelTask.BinaryClassification, Schema, [2, -1], 0.5, [0, 0], [1, 1]);
        var model = new CalibratedModel(inner, new PlattCalibrator(-2, 0.25));
        await ModelFile.SaveAsync(file, new ModelArtifact(model, new SignalRule(0.55, 0.45, 3), Manifest));
        await File.WriteAllTextAsync(folder.File("named.csv"), "b,other,a\n0.25,9,1\n,9,1\nnan,9,2\n-1e3,9,0.125\n");
        await File.WriteAllTextAsync(folder.File("bare.csv"), "1,0.25\n1,\n2,NaN\n0.125,-1e3\n");
        await File.WriteAllTextAsync(folder.File("numbered.csv"), "f0,f1\n1,0.25\n1,\n2,\n0.125,-1000\n");
        Assert.True(model.TryScore([1, 0.25], out var first));
        Assert.True(model.TryScore([0.125, -1e3], out var last));
        string[] expected = ["prediction", first.ToString("R", CultureInfo.InvariantCulture), "", "", last.ToString("R", CultureInfo.InvariantCulture)];
        foreach (var rows in new[] { "named.csv", "bare.csv", "numbered.csv" })
        {
            Assert.Equal(expected, await PredictAsync(file, folder.File(rows)));
        }

        // Before the link and the calibrator.
        Assert.Equal(["margin", "2.25", "", "", "1000.75"], await PredictAsync(file, folder.File("bare.csv"), "--raw"));

        await File.WriteAllTextAsync(folder.File("timed.csv"), "open_time,a,b\n2024-01-01T00:00:00Z,1,0.25\n");
        Assert.Equal(["open_time,prediction", $"2024-01-01T00:00:00Z,{expected[1]}"], await PredictAsync(file, folder.File("timed.csv")));

        // What was cut short on its way is no shorter table.
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(await File.ReadAllBytesAsync(folder.File("named.csv")));
        }

        await File.WriteAllBytesAsync(folder.File("whole.csv.gz"), zipped.ToArray());
        await File.WriteAllBytesAsync(folder.File("cut.csv.gz"), zipped.ToArray()[..^20]);
        Assert.Equal(expected, await PredictAsync(file, folder.File("whole.csv.gz")));
        var cut = await CommandLine.RunAsync("predict", "--model", file, "--input", folder.File("cut.csv.gz"), "--output", "-");
        Assert.Equal((1, string.Empty), (cut.ExitCode, cut.Output));
        Assert.Contains("cut.csv.gz' cannot be decompressed", cut.Errors, StringComparison.Ordinal);
        Assert.Contains("Get it anew.", cut.Errors, StringComparison.Ordinal);

        var lacking = await CommandLine.RunAsync("predict", "--model", file, "--input", folder.File("timed.csv"), "--format", "onnx", "--output", "-");
        Assert.Equal(2, lacking.ExitCode);
        await File.WriteAllTextAsync(folder.File("short.csv"), "a,c\n1,2\n");
        var missing = await CommandLine.RunAsync("predict", "--model", file, "--input", folder.File("short.csv"), "--output", "-");
        Assert.Equal((1, string.Empty), (missing.ExitCode, missing.Output));
    }

    [Fact]
    public async Task Several_classes_have_a_column_each()
    {
        using var folder = new TemporaryFolder();
        var model = new MultinomialModel(Schema, [0.5, -0.5, 0], [1, 0, -1, 0.5, 0, 0.25]);
        await MulticlassModelFile.SaveAsync(folder.File("classes.apm"), new MulticlassModelArtifact(model, Manifest));
        await File.WriteAllTextAsync(folder.File("rows.csv"), "a,b\n1,2\n,2\n");
        var probabilities = new double[3];
        Assert.True(model.TryScore([1, 2], probabilities));
        var lines = await PredictAsync(folder.File("classes.apm"), folder.File("rows.csv"));
        Assert.Equal(["prediction_0,prediction_1,prediction_2", string.Join(',', probabilities.Select(p => p.ToString("R", CultureInfo.InvariantCulture))), ",,"], lines);
        Assert.Equal("margin_0,margin_1,margin_2", (await PredictAsync(folder.File("classes.apm"), folder.File("rows.csv"), "--raw"))[0]);
    }

    [EvidenceTheory]
    [InlineData("xgboost", "binary_logistic_missing", "model.json", "margin", 1e-6)]
    [InlineData("xgboost", "multi_softprob_wine", "model.json", "margin", 1e-6)]
    [InlineData("xgboost-3.5", "binary_logistic_missing", "model.json", "margin", 1e-6)]
    [InlineData("lightgbm", "binary", "model.txt", "raw", 1e-12)]
    public async Task Files_of_other_libraries_predict_what_the_library_did(string library, string name, string file, string raw, double tolerance)
    {
        var folder = Path.GetDirectoryName(Evidence.File("golden", "models", library, name, file))!;
        var golden = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json")))!;
        foreach (var (key, more) in new[] { ("predict", Array.Empty<string>()), (raw, ["--raw"]) })
        {
            var lines = await PredictAsync(Path.Combine(folder, file), Path.Combine(folder, "rows.csv"), more);
            double[] actual = [.. lines.Skip(1).SelectMany(line => line.Split(',')).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
            double[] expected = [.. Flat(golden[key]!)];
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
        }
    }

    private static IEnumerable<double> Flat(JsonNode node) => node is JsonArray array ? array.SelectMany(item => Flat(item!)) : [node.GetValue<double>()];

    private static async Task<string[]> PredictAsync(string model, string rows, params IEnumerable<string> more)
    {
        var result = await CommandLine.RunAsync(["predict", "--model", model, "--input", rows, "--output", "-", .. more]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output.TrimEnd('\n').Split('\n');
    }
}
