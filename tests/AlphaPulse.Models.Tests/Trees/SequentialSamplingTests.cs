namespace AlphaPulse.Models.Tests.Trees;

public sealed class SequentialSamplingTests
{
    private static readonly RandomForestLearner Stump = new() { Trees = 1, MaxDepth = 1, MinRowsPerLeaf = 1, ColumnFraction = 1, RowFraction = 1, SequentialBootstrap = true };

    [Fact]
    public void A_row_counts_as_often_as_it_was_drawn()
    {
        // Drawn 3, 1, 0, 1 and 1 times: the leaves are the means of 0, 0, 0, 6 and of 10, 20; what was not drawn teaches nothing.
        var asked = (Rows: 0, Draws: 0);
        var data = new TrainingMatrix(Samples.Schema(1), [1, 1, 1, 2, 2], [0, 6, 999, 10, 20]).WithSampler((rows, draws, _) =>
        {
            asked = (rows.Count, draws);
            return [0, 3, 0, 1, 0, 4];
        });
        var model = Stump.Fit(data, 0);
        Assert.Equal((5, 5), asked);
        Assert.Equal(1.5, TreeSamples.Score(model, data, 0), 1e-9);
        Assert.Equal(15, TreeSamples.Score(model, data, 4), 1e-9);
    }

    [Fact]
    public void A_row_that_is_drawn_all_the_time_does_not_overflow_the_sums()
    {
        // Nearly all of the weight lies in one row, and every draw but two takes it.
        const int rows = 1_001;
        double[] weights = [.. Enumerable.Range(0, rows).Select(r => r == 500 ? 1e9 : 1)];
        var data = new TrainingMatrix(Samples.Schema(1), [.. Enumerable.Range(0, rows).Select(r => (double)r)], [.. Enumerable.Range(0, rows).Select(r => r == 500 ? 3.0 : 1)], weights)
            .WithSampler((_, draws, _) => [0, 1_000, .. Enumerable.Repeat(500, draws - 2)]);
        var tree = ((TreeEnsembleModel)Stump.Fit(data, 0)).Trees[0];
        Assert.Equal(999 * 1e9 + 2, tree.Nodes[0].Cover, 1e3);
    }

    [Fact]
    public void Rows_that_weigh_nothing_are_not_among_those_to_draw_from()
    {
        IReadOnlyList<int>? from = null;
        var data = new TrainingMatrix(Samples.Schema(1), [1, 1, 2, 2], [0, 5, 10, 20], [1, 0, 1, 1]).WithSampler((rows, _, _) =>
        {
            from = rows;
            return [0, 1, 2];
        });
        Stump.Fit(data, 0);
        Assert.Equal([0, 2, 3], from!);
    }

    [Fact]
    public void Rows_that_nobody_can_draw_so_are_refused_with_the_remedy()
    {
        var data = TreeSamples.Rows(200, 1);
        var boosted = TreeSamples.Small with { Sampling = RowSampling.Sequential };
        foreach (var fit in new Action[] { () => Stump.Fit(data, 0), () => boosted.Fit(data, 0), () => new MulticlassTreesLearner { Trees = boosted }.Fit(data, 2, 0) })
        {
            Assert.Contains("WithSampler", Assert.Throws<ArgumentException>(fit).Message, StringComparison.Ordinal);
        }

        var sampled = data.WithSampler((rows, _, _) => [.. Enumerable.Range(0, rows.Count)]);
        Assert.Contains("Loss = Quantile", Assert.Throws<ArgumentException>(() => (boosted with { Loss = BoostingLoss.Quantile }).Fit(sampled, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<LearningException>(() => boosted.Fit(data.WithSampler((_, _, _) => [1_000]), 0));
        Assert.Throws<LearningException>(() => boosted.Fit(data.WithSampler((_, _, _) => []), 0));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing_and_every_row_once_is_the_whole()
    {
        var data = TreeSamples.Rows(20_000, 3).WithSampler((rows, draws, random) => [.. Enumerable.Range(0, draws).Select(_ => random.NextInt32(rows.Count))]);
        var learner = TreeSamples.Kinds["forest"] with { Sampling = RowSampling.Sequential, Rounds = 4 };
        var one = TreeSamples.Bytes((learner with { Threads = 1 }).Fit(data, 5));
        Assert.Equal(one, TreeSamples.Bytes((learner with { Threads = 8 }).Fit(data, 5)));
        Assert.NotEqual(one, TreeSamples.Bytes((learner with { Threads = 1 }).Fit(data, 6)));

        var whole = TreeSamples.Small with { RowFraction = 1 };
        var each = TreeSamples.Rows(2_000, 3).WithSampler((rows, _, _) => [.. Enumerable.Range(0, rows.Count)]);
        Assert.Equal(TreeSamples.Bytes(whole.Fit(each, 5)), TreeSamples.Bytes((whole with { Sampling = RowSampling.Sequential }).Fit(each, 5)));
    }
}
