using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests;

public sealed class SplitGoldenTests
{
    [EvidenceFact]
    public void Folds_have_the_rows_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "time_series_split.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            var rows = test.GetProperty("n").GetInt32();
            var count = test.GetProperty("n_splits").GetInt32();
            var tested = count * (Optional(test.GetProperty("test_size")) ?? rows / (count + 1));

            // The reference knows positions only and leaves a gap between training and test; the embargo is that gap.
            var folds = PurgedSplits.WalkForward(
                RegularSamples.Timeline(rows),
                count,
                test.GetProperty("gap").GetInt32(),
                firstTrainShare: (rows - tested + 0.5) / rows,
                maximumTrainBars: Optional(test.GetProperty("max_train_size")));
            var expected = test.GetProperty("splits");
            Assert.Equal(expected.GetArrayLength(), folds.Count);
            for (var i = 0; i < folds.Count; i++)
            {
                Assert.Equal(Numbers(expected[i][0]), folds[i].Train);
                Assert.Equal(Numbers(expected[i][1]), folds[i].Test);
                compared++;
            }
        }

        Assert.Equal(12, compared);
    }

    [EvidenceFact]
    public void Combinations_have_the_splits_and_paths_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "afml_labels.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cpcv_paths").EnumerateArray())
        {
            var splits = new CombinatorialSplits(test.GetProperty("N").GetInt32(), test.GetProperty("k").GetInt32());
            Assert.Equal(test.GetProperty("splits").GetInt32(), splits.Splits.Count);
            Assert.Equal(test.GetProperty("paths").GetInt32(), splits.Paths);
            compared++;
        }

        Assert.Equal(4, compared);
    }

    private static int? Optional(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetInt32();

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetInt32())];
}
