namespace AlphaPulse.Models.Tests.Trees;

/// <summary>What other libraries have too: rows that stay for rounds, a prediction to start from, bins from a sample, few categories a split.</summary>
public sealed class UsualOptionsTests
{
    private static readonly TrainingMatrix Data = TreeSamples.Rows(3_000, 3);

    [Fact]
    public void At_their_defaults_options_are_not_told_and_change_no_byte()
    {
        string[] later = ["base_score", "bin_sample_rows", "max_categories_per_split", "row_draw_rounds"];
        var usual = new BoostedTreesLearner();
        Assert.Empty(usual.Options.Keys.Intersect(later, StringComparer.Ordinal));
        var written = usual with { BaseScore = 0, BinSampleRows = 1, MaxCategoriesPerSplit = 1, RowDrawRounds = 2 };
        Assert.Equal(["0", "1", "1", "2"], later.Select(name => written.Options[name]));

        // As many rows as there are, and no limit, say the same as nothing.
        var learner = TreeSamples.Kinds["rows and columns"] with { CategoricalColumns = ["f(2)"] };
        var model = TreeSamples.Bytes(learner.Fit(Data, 5));
        Assert.Equal(model, TreeSamples.Bytes((learner with { BinSampleRows = 3_000 }).Fit(Data, 5)));
        Assert.Equal(model, TreeSamples.Bytes((learner with { MaxCategoriesPerSplit = 200 }).Fit(Data, 5)));
        Assert.NotEqual(model, TreeSamples.Bytes((learner with { RowDrawRounds = 2 }).Fit(Data, 5)));
    }

    [Theory]
    [InlineData(RowSampling.Uniform)]
    [InlineData(RowSampling.Sequential)]
    public void Drawn_rows_stay_for_so_many_rounds(RowSampling sampling)
    {
        var learner = TreeSamples.Small with { Rounds = 7, LearningRate = 1e-9, RowFraction = 0.3, Sampling = sampling, MaxDepth = 2 };
        var data = Data.WithSampler((rows, draws, random) => [.. Enumerable.Range(0, draws).Select(_ => random.NextInt32(rows.Count))]);
        double[] Roots(int rounds) => [.. ((TreeEnsembleModel)(learner with { RowDrawRounds = rounds }).Fit(data, 5)).Trees.Select(t => Math.Round(t.Nodes[0].Cover, 6))];

        // Nothing but the rows makes trees differ, as almost nothing is learnt; the weights of rows tell one draw from another.
        var each = Roots(1);
        Assert.Equal(7, each.Distinct().Count());
        var third = Roots(3);
        Assert.Equal(3, third.Distinct().Count());
        Assert.Equal([third[0], third[0], third[0], third[3], third[3], third[3], third[6]], third);
        Assert.Single(Roots(7).Distinct());
        Assert.Equal(each[0], third[0]);
    }

    [Fact]
    public void Rows_stay_for_every_class_of_several_too()
    {
        var learner = new MulticlassTreesLearner { Trees = TreeSamples.Small with { Rounds = 4, LearningRate = 1e-9, RowFraction = 0.3, RowDrawRounds = 2 } };
        foreach (var model in learner.Fit(Data, 2, 5).Models)
        {
            double[] roots = [.. model.Trees.Select(t => Math.Round(t.Nodes[0].Cover, 6))];
            Assert.Equal((roots[0], roots[2]), (roots[1], roots[3]));
            Assert.NotEqual(roots[0], roots[2]);
        }
    }

    [Theory]
    [InlineData(BoostingLoss.Squared, -3.5, -3.5)]
    [InlineData(BoostingLoss.Absolute, 7, 7)]
    [InlineData(BoostingLoss.Huber, 0.25, 0.25)]
    [InlineData(BoostingLoss.Quantile, 2, 2)]
    [InlineData(BoostingLoss.Logistic, 0.2, -1.3862943611198906)]
    [InlineData(BoostingLoss.Poisson, 20, 2.995732273553991)]
    public void Training_starts_from_the_prediction(BoostingLoss loss, double prediction, double sum)
    {
        var learner = TreeSamples.Small with { Loss = loss, BaseScore = prediction };
        var empty = (TreeEnsembleModel)learner.WithRounds(0).Fit(Data, 5);
        Assert.Equal(sum, empty.BaseScore, 1e-15);
        Assert.Equal(prediction, TreeSamples.Score(empty, Data, 0), 1e-12);

        // Trees learn from there: what the first gives is not what it gives without.
        var (given, own) = ((TreeEnsembleModel)learner.Fit(Data, 5), (TreeEnsembleModel)(learner with { BaseScore = null }).Fit(Data, 5));
        Assert.NotEqual(given.Trees[0].Nodes, own.Trees[0].Nodes);
        Assert.NotEqual(TreeSamples.Score(empty, Data, 0), TreeSamples.Score(given, Data, 0));
    }

    [Fact]
    public void The_prediction_stands_for_that_of_an_objective()
    {
        var model = (TreeEnsembleModel)(TreeSamples.Kinds["custom"] with { BaseScore = 0.125, Rounds = 0 }).Fit(Data, 5);
        Assert.Equal(0.125, model.BaseScore);
    }

    [Theory]
    [InlineData(BoostingLoss.Logistic, 0, "a probability above 0 and below 1")]
    [InlineData(BoostingLoss.Logistic, 1, "a probability above 0 and below 1")]
    [InlineData(BoostingLoss.Logistic, -2, "BaseScore is -2")]
    [InlineData(BoostingLoss.Poisson, 0, "a mean above 0")]
    public void A_prediction_that_no_model_of_the_loss_gives_is_refused(BoostingLoss loss, double prediction, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => (TreeSamples.Small with { Loss = loss, BaseScore = prediction }).Fit(Data, 5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Going_on_keeps_the_prediction_and_refuses_another()
    {
        var learner = TreeSamples.Kinds["base score"];
        var start = learner.WithRounds(5).Fit(Data, new BoostingRun()).Model;
        var whole = TreeSamples.Bytes(learner.WithRounds(8).Fit(Data, 0));
        foreach (var same in new[] { learner, learner with { BaseScore = null } })
        {
            Assert.Equal(whole, TreeSamples.Bytes(same.WithRounds(3).Fit(Data, new BoostingRun { Start = start }).Model));
        }

        var refused = Assert.Throws<ArgumentException>(() => (learner with { BaseScore = 0.5 }).Fit(Data, new BoostingRun { Start = start }));
        Assert.Contains("go on with the BaseScore of the model", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_class_are_refused_with_a_prediction_too()
    {
        var one = new TrainingMatrix(Samples.Schema(1), [1, 2, 3], [1, 1, 1]);
        Assert.Throws<LearningException>(() => (TreeSamples.Kinds["base score"] with { MinRowsPerLeaf = 1 }).Fit(one, 0));
    }

    [Fact]
    public void Borders_of_a_sample_follow_the_seed_and_lie_near_those_of_all_rows()
    {
        // 20,000 rows from 0 to 1 in two bins: the border of all lies at the median, that of 1,000 within four of its standard errors, 0.016.
        const int rows = 20_000;
        var random = new DeterministicRandom(11);
        double[] features = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        var data = new TrainingMatrix(Samples.Schema(1), features, [.. features.Select(f => f > 0.5 ? 1.0 : 0)]);
        var learner = new BoostedTreesLearner { Bins = 2, Rounds = 1, MaxDepth = 1, BinSampleRows = 1_000 };
        double Border(BoostedTreesLearner trees, long seed) => ((TreeEnsembleModel)trees.Fit(data, seed)).Trees[0].Nodes[0].Threshold;
        double[] borders = [.. Enumerable.Range(1, 5).Select(seed => Border(learner, seed))];
        Assert.Equal(5, borders.Distinct().Count());
        Assert.All(borders, border => Assert.InRange(border, 0.5 - 0.064, 0.5 + 0.064));
        Assert.Equal(borders[0], Border(learner, 1));
        Assert.Equal(Border(learner with { BinSampleRows = 0 }, 1), Border(learner with { BinSampleRows = 0 }, 2));
    }

    [Fact]
    public void Rows_without_a_weight_are_in_no_sample()
    {
        // Every second row weighs nothing and has a value of its own beyond all others: 500 rows weigh something, and 500 are asked for.
        double[] features = [.. Enumerable.Range(0, 1_000).Select(r => r % 2 == 0 ? r : 1e9 + r)];
        double[] weights = [.. Enumerable.Range(0, 1_000).Select(r => r % 2 == 0 ? 1.0 : 0)];
        var data = new TrainingMatrix(Samples.Schema(1), features, [.. Enumerable.Range(0, 1_000).Select(r => (double)r)], weights);
        var learner = new BoostedTreesLearner { Rounds = 3, MinRowsPerLeaf = 5 };
        Assert.Equal(TreeSamples.Bytes(learner.Fit(data, 1)), TreeSamples.Bytes((learner with { BinSampleRows = 500 }).Fit(data, 1)));
        var sampled = (TreeEnsembleModel)(learner with { BinSampleRows = 100 }).Fit(data, 1);
        Assert.All(sampled.Trees.SelectMany(t => t.Nodes).Where(n => !n.IsLeaf), n => Assert.True(n.Threshold < 1_000));
    }

    [Fact]
    public void Categories_are_counted_in_all_rows()
    {
        // Two categories have one row in 2,000 each, which hardly a sample of 70 has: without bins of their own both would be missing ones, of which none is told from another.
        double[] features = [.. Enumerable.Range(0, 2_000).Select(r => r < 1_998 ? 0.0 : r - 1_997)];
        var data = new TrainingMatrix(Samples.Schema(1), features, [.. features.Select(f => f == 0 ? 0 : f == 1 ? 5 : -5.0)]);
        var learner = new BoostedTreesLearner { Rounds = 1, LearningRate = 1, L2 = 0, MinRowsPerLeaf = 1, CategoricalColumns = ["f(0)"], BinSampleRows = 70 };
        var model = learner.Fit(data, 1);
        Assert.Equal([0, 5, -5], new[] { 0, 1_998, 1_999 }.Select(row => Math.Round(TreeSamples.Score(model, data, row), 9)));
    }

    [Fact]
    public void A_sample_with_fewer_rows_than_bins_is_refused() => Assert.Contains(
        "BinSampleRows = 63 is below Bins = 64",
        Assert.Throws<ArgumentException>(() => (TreeSamples.Small with { BinSampleRows = 63 }).Fit(Data, 5)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_split_has_at_most_so_many_categories_on_its_smaller_side()
    {
        // Ten categories, half of which have high targets: the best split takes five.
        double[] features = [.. Enumerable.Range(0, 200).Select(r => (double)(r % 10))];
        double[] targets = [.. features.Select(f => f % 2 == 0 ? 10 + f / 100 : f / 100)];
        var data = new TrainingMatrix(Samples.Schema(1), features, targets);
        var learner = new BoostedTreesLearner { Rounds = 1, LearningRate = 1, L2 = 0, MaxDepth = 1, MinRowsPerLeaf = 1, CategoricalColumns = ["f(0)"], CategorySmoothing = 0 };
        int Smaller(int most)
        {
            var listed = ((TreeEnsembleModel)(learner with { MaxCategoriesPerSplit = most }).Fit(data, 1)).Trees[0].Nodes[0].Categories.Count;
            return Math.Min(listed, 10 - listed);
        }

        Assert.Equal([1, 2, 3, 4, 5, 5, 5], new[] { 1, 2, 3, 4, 5, 6, 255 }.Select(Smaller));
    }

    [Fact]
    public void Missing_categories_are_told_from_all_others_whatever_the_limit()
    {
        double[] features = [.. Enumerable.Range(0, 200).Select(r => r % 2 == 0 ? double.NaN : r % 20)];
        var data = new TrainingMatrix(Samples.Schema(1), features, [.. features.Select(f => double.IsNaN(f) ? 9.0 : 1)]);
        var learner = new BoostedTreesLearner { Rounds = 1, LearningRate = 1, L2 = 0, MaxDepth = 1, MinRowsPerLeaf = 1, CategoricalColumns = ["f(0)"], MaxCategoriesPerSplit = 1 };
        var model = learner.Fit(data, 1);
        Assert.Equal((9.0, 1.0), (TreeSamples.Score(model, data, 0), TreeSamples.Score(model, data, 1)));
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        var kept = TreeSamples.Kinds["goss"] with { RowDrawRounds = 2 };
        Assert.Contains("set RowDrawRounds to 1", Assert.Throws<ArgumentException>(() => kept.Fit(Data, 5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MulticlassTreesLearner { Trees = TreeSamples.Small with { BaseScore = 1 } });
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeSamples.Small with { BaseScore = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeSamples.Small with { BinSampleRows = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeSamples.Small with { MaxCategoriesPerSplit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeSamples.Small with { MaxCategoriesPerSplit = 256 });
        Assert.Throws<ArgumentOutOfRangeException>(() => TreeSamples.Small with { RowDrawRounds = 0 });
    }
}
