namespace AlphaPulse.Models.Tests.Format;

public sealed class SelfTestTests
{
    private const string Source = "/models/model.apm";

    [Fact]
    public void The_rows_have_gaps_extremes_and_the_borders_of_splits()
    {
        var rows = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() })).Get<double>("selfTest.rows").Chunk(3).ToList();
        Assert.Equal(17, rows.Count);
        Assert.Contains(rows, r => r.All(v => v == 0 && !double.IsNegative(v)));
        Assert.Contains(rows, r => r.All(v => v == 0 && double.IsNegative(v)));
        Assert.Contains(rows, r => r.All(double.IsNaN));
        Assert.Contains(rows, r => r.All(v => v == double.MaxValue));
        Assert.Contains(rows, r => r.All(v => v == double.MinValue));
        Assert.Contains(rows, r => r[1] == -1.5 && r[2] == 1e-7);
        Assert.Contains(rows, r => r[1] == Math.BitDecrement(-1.5) && r[2] == Math.BitDecrement(1e-7));
        Assert.Contains(rows, r => r.Any(double.IsNaN) && !r.All(double.IsNaN));
    }

    [Fact]
    public void Sums_are_kept_to_the_bit_and_scores_to_32_bits()
    {
        foreach (var artifact in ModelFileTests.Artifacts())
        {
            var parts = new ModelParts(ModelFile.ToBytes(artifact));
            var (rows, scores) = (parts.Get<double>("selfTest.rows").Chunk(3).ToList(), parts.Get<float>("selfTest.scores"));
            for (var row = 0; row < rows.Count; row++)
            {
                Assert.Equal(artifact.Model.TryScore(rows[row], out var score), !float.IsNaN(scores[row]));
                Assert.True(float.IsNaN(scores[row]) || scores[row] == (float)score, artifact.Model.Kind);
            }
        }

        var sums = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() })).Get<double>("selfTest.sums");
        Assert.Equal(-0.125 + -0.2 + 0.3, sums[0]);
    }

    [Fact]
    public void A_sum_that_differs_in_its_last_bit_is_refused()
    {
        foreach (var artifact in ModelFileTests.Artifacts())
        {
            var parts = new ModelParts(ModelFile.ToBytes(artifact));
            var sums = parts.Get<double>("selfTest.sums");
            sums[0] = Math.BitIncrement(sums[0]);
            parts.Set("selfTest.sums", sums);
            Assert.Contains("does not hold its self-test: row 0 has the sum", Refuse(parts), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_score_that_differs_beyond_the_libraries_of_mathematics_is_refused()
    {
        foreach (var artifact in ModelFileTests.Artifacts())
        {
            var parts = new ModelParts(ModelFile.ToBytes(artifact));
            var scores = parts.Get<float>("selfTest.scores");
            (var first, scores[0]) = (scores[0], MathF.BitIncrement(scores[0]));
            parts.Set("selfTest.scores", scores);
            Assert.NotNull(ModelFile.FromBytes(parts.Join(), Source));
            scores[0] = first + 1e-5f;
            parts.Set("selfTest.scores", scores);
            Assert.Contains("does not hold its self-test: row 0 has the score", Refuse(parts), StringComparison.Ordinal);
            scores[0] = float.NaN;
            parts.Set("selfTest.scores", scores);
            Assert.Contains("where it was NaN", Refuse(parts), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_that_was_changed_by_a_wrong_writer_is_refused()
    {
        var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() }));
        var nodes = parts.Get<FlatNode>("nodes");
        nodes[5] = nodes[5] with { Number = 0.31 };
        parts.Set("nodes", nodes);
        Assert.Contains("self-test", Refuse(parts), StringComparison.Ordinal);

        var several = new ModelParts(MulticlassModelFile.ToBytes(MulticlassModelFileTests.Artifact(MultinomialModel.ModelKind)));
        var document = several.Document.Replace("0.75", "0.76", StringComparison.Ordinal);
        var refusal = Assert.Throws<ModelFormatException>(() => MulticlassModelFile.FromBytes(several.Join(document), Source));
        Assert.Contains("row 0 has the sum 0.76 of class 0 where it was 0.75", refusal.Message, StringComparison.Ordinal);
    }

    private static string Refuse(ModelParts parts) => Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(parts.Join(), Source)).Message;
}
