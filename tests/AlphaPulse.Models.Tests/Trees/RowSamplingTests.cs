namespace AlphaPulse.Models.Tests.Trees;

public sealed class RowSamplingTests
{
    [Fact]
    public void A_heavy_row_that_stands_for_many_others_does_not_overflow_the_sums()
    {
        // The heavy row lies on the mean, so it is none of the 200 with the greatest derivatives, but sometimes one of the 10 that stand for the other 801.
        const int rows = 1001;
        const int heavy = 500;
        double[] features = [.. Enumerable.Range(0, rows).Select(r => (double)r)];
        double[] targets = [.. Enumerable.Range(0, rows).Select(r => (double)Math.Sign(r - heavy))];
        double[] weights = [.. Enumerable.Range(0, rows).Select(r => r == heavy ? 1e6 : 1)];
        var learner = new BoostedTreesLearner
        {
            Sampling = RowSampling.Goss,
            RowFraction = 0.21,
            GossTopFraction = 0.2,
            Rounds = 300,
            LearningRate = 1e-12,
            MinRowsPerLeaf = 1,
        };
        var model = (TreeEnsembleModel)learner.Fit(new TrainingMatrix(Samples.Schema(1), features, targets, weights), 1);
        double[] covers = [.. model.Trees.Select(t => Math.Round(t.Nodes[0].Cover)).Distinct().Order()];
        Assert.Equal([1001, Math.Round(200 + 80.1 * (1e6 + 9))], covers);
    }

    [Theory]
    [InlineData(1, 0.2, "RowFraction = 1 ")]
    [InlineData(0.3, 0.3, "GossTopFraction = 0.3 is not below RowFraction = 0.3")]
    [InlineData(0.3, 0.5, "GossTopFraction = 0.5 is not below RowFraction = 0.3")]
    public void One_sided_sampling_that_draws_no_others_is_refused(double rows, double top, string reason)
    {
        var data = TreeSamples.Rows(200, 1);
        var learner = TreeSamples.Small with { Sampling = RowSampling.Goss, RowFraction = rows, GossTopFraction = top };
        var multiclass = new MulticlassTreesLearner { Trees = learner };
        foreach (var fit in new Action[] { () => learner.Fit(data, 0), () => multiclass.Fit(data, 2, 0) })
        {
            var message = Assert.Throws<ArgumentException>(fit).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains("; ", message, StringComparison.Ordinal);
        }

        Assert.NotNull((learner with { Sampling = RowSampling.Uniform }).Fit(data, 0));
    }
}
