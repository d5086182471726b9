using System.Globalization;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse explain</c> as a process, on what a run leaves.</summary>
public class ExplainCommandTests(FinishedRun finished) : IClassFixture<FinishedRun>
{
    [Fact]
    public async Task What_the_features_add_sums_to_what_the_model_scores()
    {
        using var folder = new TemporaryFolder();
        var (file, rows) = (finished.ModelFile, finished.FeaturesFile);
        var result = await CommandLine.RunAsync("explain", "--model", file, "--input", rows, "--output", folder.File("why.csv"));
        Assert.True(result.ExitCode == 0, result.Errors);

        var model = (await ModelFile.LoadAsync(file)).Model;
        var (lines, features) = (await File.ReadAllLinesAsync(folder.File("why.csv")), await File.ReadAllLinesAsync(rows));
        Assert.Equal(features.Length, lines.Length);
        Assert.StartsWith("open_time,margin,expected_value,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(features[0]["open_time".Length..], lines[0], StringComparison.Ordinal);
        var explained = 0;
        for (var i = features.Length - 300; i < features.Length; i++)
        {
            var (why, row) = (lines[i].Split(','), features[i].Split(','));
            Assert.Equal(row[0], why[0]);
            if (!model.TryScore([.. row[1..].Select(Number)], out var score))
            {
                Assert.All(why[1..], field => Assert.Empty(field));
                continue;
            }

            var margin = Number(why[1]);
            Assert.Equal(margin, why[2..].Sum(Number), 1e-9);
            Assert.Equal(model.Task == ModelTask.Regression ? margin : 1 / (1 + Math.Exp(-margin)), model is CalibratedModel calibrated ? Raw(calibrated, row) : score, 1e-9);
            explained++;
        }

        Assert.True(explained > 200, $"{explained} rows explained");
    }

    /// <summary>A sum of leaves that no double holds is no score.</summary>
    [Fact]
    public async Task A_row_without_a_score_has_a_line_among_the_pairs_and_a_pair_that_adds_nothing_has_none()
    {
        using var folder = new TemporaryFolder();
        var schema = new FeatureSchema("pair", [new FeatureColumn("a", "column a", 1), new FeatureColumn("b", "column b", 1)]);
        var tree = new DecisionTree(TreeNode.Split(0, 0, 1, 2, missingLeft: false, 1, 8), TreeNode.Leaf(1, 4), TreeNode.Leaf(1.7e308, 4));
        var manifest = (await ModelFile.LoadAsync(finished.ModelFile)).Manifest;
        await ModelFile.SaveAsync(
            folder.File("model.apm"), new ModelArtifact(new TreeEnsembleModel(ModelTask.Regression, schema, 0, [tree, tree]), new SignalRule(0.5, -0.5, 3), manifest));
        await File.WriteAllTextAsync(folder.File("rows.csv"), "a,b\n-1,0\n1,0\n");
        var result = await CommandLine.RunAsync("explain", "--model", folder.File("model.apm"), "--input", folder.File("rows.csv"), "--interactions", "--output", "-");
        Assert.True(result.ExitCode == 0, result.Errors);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["row,feature,with,amount", "1,,,"], [lines[0], lines[^1]]);
        Assert.StartsWith("0,a,,-1.", Assert.Single(lines[1..^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lacks_a_feature_is_refused_by_the_name_of_the_feature()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("short.csv");
        var lines = await File.ReadAllLinesAsync(finished.FeaturesFile);
        await File.WriteAllLinesAsync(csv, lines.Take(50).Select(line => line[..line.LastIndexOf(',')]));
        var result = await CommandLine.RunAsync("explain", "--model", finished.ModelFile, "--input", csv, "--output", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("lacks 1 of the", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_names_is_not_taken_for_one_with_names()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("nameless.csv");
        var lines = await File.ReadAllLinesAsync(finished.FeaturesFile);
        await File.WriteAllLinesAsync(csv, lines[^50..].Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        var result = await CommandLine.RunAsync("explain", "--model", finished.ModelFile, "--input", csv, "--output", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
    }

    private static double Raw(CalibratedModel model, string[] row)
    {
        Assert.True(model.Model.TryScore([.. row[1..].Select(Number)], out var raw));
        return raw;
    }

    private static double Number(string field) => field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture);
}
