using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class DeterminismTests
{
    private const string Fingerprint = "ALPHAPULSE_TREES_FINGERPRINT";

    [Theory]
    [MemberData(nameof(TreeSamples.Names), MemberType = typeof(TreeSamples))]
    public void The_bytes_of_a_model_do_not_depend_on_the_number_of_threads(string kind)
    {
        // Enough rows that phases are divided among threads.
        var data = TreeSamples.Rows(40_000, 3);
        var learner = TreeSamples.Kinds[kind] with { Rounds = 4 };
        var one = TreeSamples.Bytes((learner with { Threads = 1 }).Fit(data, 5));
        foreach (var threads in new[] { 2, 8 })
        {
            Assert.Equal(one, TreeSamples.Bytes((learner with { Threads = threads }).Fit(data, 5)));
        }
    }

    [Theory]
    [InlineData(TreeGrowth.DepthWise)]
    [InlineData(TreeGrowth.LeafWise)]
    [InlineData(TreeGrowth.Symmetric)]
    public void Random_thresholds_leave_columns_of_one_bin_alone_whatever_the_number_of_threads(TreeGrowth growth)
    {
        var data = TreeSamples.WithColumnsOfOneBin(TreeSamples.Rows(20_000, 3));
        var learner = TreeSamples.Kinds["random thresholds"] with { Growth = growth, MaxLeaves = 40 };
        var one = (TreeEnsembleModel)(learner with { Threads = 1 }).Fit(data, 5);
        for (var column = 0; column < data.Columns; column++)
        {
            // After every two columns of several bins come two of one.
            Assert.True(column % 4 < 2 || one.Importance[column] == 0, string.Create(CultureInfo.InvariantCulture, $"column {column}"));
        }

        Assert.Equal(1, one.Importance.Sum(), 1e-12);
        foreach (var threads in new[] { 2, 8 })
        {
            Assert.Equal(TreeSamples.Bytes(one), TreeSamples.Bytes((learner with { Threads = threads }).Fit(data, 5)));
        }
    }

    [Theory]
    [InlineData("rows and columns", TreeGrowth.DepthWise)]
    [InlineData("rows and columns", TreeGrowth.Symmetric)]
    [InlineData("forest", TreeGrowth.LeafWise)]
    public void Columns_of_one_bin_are_never_drawn_and_so_change_no_tree(string kind, TreeGrowth growth)
    {
        var data = TreeSamples.Rows(2_000, 3);
        var wide = TreeSamples.WithColumnsOfOneBin(data);
        var learner = TreeSamples.Kinds[kind] with { Growth = growth, ColumnFractionPerNode = 0.3 };
        var (model, other) = ((TreeEnsembleModel)learner.Fit(data, 5), (TreeEnsembleModel)learner.Fit(wide, 5));
        for (var row = 0; row < data.Rows; row++)
        {
            Assert.Equal(TreeSamples.Score(model, data, row), TreeSamples.Score(other, wide, row));
        }

        // Columns 0 and 1 stay, and each two that follow are two further on for each two before them.
        Assert.Equal(model.Importance, Enumerable.Range(0, data.Columns).Select(column => other.Importance[column + column / 2 * 2]));
    }

    [Fact]
    public void They_do_not_depend_on_the_instructions_of_the_processor_either()
    {
        var expected = Hash();
        foreach (var (without, width) in new[] { ("DOTNET_EnableAVX512", 256), ("DOTNET_EnableAVX2", 128), ("DOTNET_EnableHWIntrinsic", 0) })
        {
            var lines = RunAProcessWithout(without);
            Assert.Equal(expected, lines[0]);
            Assert.True(Math.Min(width, Width) >= int.Parse(lines[1], CultureInfo.InvariantCulture), lines[1]);
        }
    }

    [Fact]
    public void A_process_with_other_instructions_prints_its_hash()
    {
        // Does its work in the processes that the test before starts.
        if (Environment.GetEnvironmentVariable(Fingerprint) is { } file)
        {
            File.WriteAllLines(file, [Hash(), Width.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    private static int Width =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string Hash()
    {
        var data = TreeSamples.Rows(1000, 3);
        var all = TreeSamples.Kinds.OrderBy(k => k.Key, StringComparer.Ordinal).SelectMany(k => TreeSamples.Bytes((k.Value with { Rounds = 2, Threads = 1 }).Fit(data, 5)));
        return Convert.ToHexStringLower(SHA256.HashData([.. all, .. Scores(data), .. Linear()]));
    }

    /// <summary>The bytes of linear models of every kind, on columns and rows that fill no vector and no block.</summary>
    private static IEnumerable<byte> Linear()
    {
        const int rows = 1_037;
        const int columns = 13;
        var random = new DeterministicRandom(17);
        double[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())];
        double[] sums = [.. Enumerable.Range(0, rows).Select(row => values[row * columns] - 0.5 * values[row * columns + 12] + random.NextNormal())];
        double[] weights = [.. Enumerable.Range(0, rows).Select(row => 0.5 + row % 7 * 0.25)];
        var schema = new FeatureSchema("linear", [.. Enumerable.Range(0, columns).Select(c => new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"c{c}"), "a column", 1))]);
        TrainingMatrix Of(Func<double, double> target) => TrainingMatrix.FromRows(schema, values, [.. sums.Select(target)], weights);
        ILearner[] regressions = [new RidgeLearner { Alpha = 3 }, new ElasticNetLearner { Alpha = 0.02, L1Ratio = 0.5 }];
        ILearner[] classifications = [new LogisticLearner { Alpha = 2 }, new LogisticLearner { Alpha = 2, L1Ratio = 0.7 }];
        IModel[] models = [.. regressions.Select(l => l.Fit(Of(y => y), 1)), .. classifications.Select(l => l.Fit(Of(y => y > 0 ? 1 : 0), 1))];
        var classes = new MultinomialLogisticLearner { Alpha = 2 }.Fit(Of(y => y > 0.5 ? 2 : y < -0.5 ? 0 : 1), 3);
        return [.. models.SelectMany(TreeSamples.Bytes), .. MulticlassModelFile.ToBytes(new MulticlassModelArtifact(classes, Samples.Artifact().Manifest))];
    }

    /// <summary>The bits of scores in batches and one by one, of rows that miss nothing and of others.</summary>
    private static IEnumerable<byte> Scores(TrainingMatrix data)
    {
        var rows = new double[data.Rows * data.Columns];
        for (var row = 0; row < data.Rows; row++)
        {
            data.CopyRow(row, rows.AsSpan(row * data.Columns, data.Columns));
        }

        foreach (var kind in new[] { "depth-wise", "leaf-wise", "symmetric" })
        {
            var model = (TreeEnsembleModel)TreeSamples.Kinds[kind].Fit(data, 5);
            var scores = new double[data.Rows];
            model.Score(rows, scores);
            for (var row = 0; row < data.Rows; row++)
            {
                model.TryScore(rows.AsSpan(row * data.Columns, data.Columns), out var score);
                foreach (var part in new[] { score, scores[row] })
                {
                    foreach (var bits in BitConverter.GetBytes(part))
                    {
                        yield return bits;
                    }
                }
            }
        }
    }

    private static string[] RunAProcessWithout(string instructions)
    {
        var file = Path.Combine(Path.GetTempPath(), $"trees-{Environment.ProcessId}-{instructions}.txt");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [instructions] = "0", [Fingerprint] = file },
        };
        foreach (var argument in new[] { "test", typeof(DeterminismTests).Assembly.Location, "--filter", nameof(A_process_with_other_instructions_prints_its_hash) })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.Result + error.Result);
        try
        {
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
