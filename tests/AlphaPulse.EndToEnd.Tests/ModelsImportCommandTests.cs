using System.Text.Json;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse models import</c> as a process.</summary>
public class ModelsImportCommandTests
{
    private const string Model =
        """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective=OBJECTIVE
        feature_names=a b
        feature_infos=[0:1] [0:1]

        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=1
        split_gain=3
        threshold=0.5
        decision_type=8
        left_child=-1
        right_child=-2
        leaf_value=-0.25 0.75
        leaf_weight=1 1
        leaf_count=10 20
        internal_value=0
        internal_weight=0
        internal_count=30
        is_linear=0
        shrinkage=1


        end of trees

        """;

    private static readonly string[] Training =
    [
        "--instrument", "binance:BTC-USDT", "--timeframe", "1h", "--label", "direction(6)", "--samples", "30", "--trials", "1",
        "--trained-from", "2024-01-01T00:00:00Z", "--trained-to", "2024-07-01T00:00:00Z", "--long-above", "0.55", "--short-below", "0.45",
    ];

    [Fact]
    public async Task A_model_is_compared_and_written_as_ours()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("model.txt"), Model.Replace("OBJECTIVE", "regression", StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder.File("rows.csv"), "a,b,prediction\n1,0.5,-0.25\n,0.75,0.75\n0,,0.75\n");
        string[] arguments = ["models", "import", folder.File("model.txt"), "--output", folder.File("model.json"), "--columns", "x,y", "--json", .. Training];
        var result = await CommandLine.RunAsync([.. arguments, "--check", folder.File("other.csv")]);
        Assert.Equal(1, result.ExitCode);
        await File.WriteAllTextAsync(folder.File("other.csv"), "x,y,prediction\n1,0.5,-0.26\n");
        result = await CommandLine.RunAsync([.. arguments, "--check", folder.File("other.csv")]);
        Assert.True(result.ExitCode == 3 && !File.Exists(folder.File("model.json")), result.Errors);
        arguments[6] = "a,b";
        result = await CommandLine.RunAsync([.. arguments, "--check", folder.File("rows.csv")]);
        Assert.True(result.ExitCode == 0, result.Errors);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(3, document.RootElement.GetProperty("check").GetProperty("rows").GetInt32());
        Assert.True(document.RootElement.GetProperty("fidelity").GetProperty("is_bit_exact").GetBoolean());

        var artifact = await ModelFile.LoadAsync(folder.File("model.json"));
        Assert.True(artifact.Model.TryScore([0, 0.75], out var score));
        Assert.Equal((0.75, "lightgbm", 6), (score, artifact.Manifest.Options["import.library"], artifact.Rule.HorizonBars));
    }

    [Theory]
    [InlineData("my_own_objective", "objective")]
    [InlineData("cross_entropy_lambda", "--sums")]
    public async Task What_has_no_equal_is_refused_and_leaves_nothing(string objective, string words)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("model.txt"), Model.Replace("OBJECTIVE", objective, StringComparison.Ordinal));
        var result = await CommandLine.RunAsync(["models", "import", folder.File("model.txt"), "--from", "lightgbm", "--output", folder.File("model.json"), .. Training]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("model.json")));
    }
}
