using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Metrics;

public sealed class MetricTests
{
    [Fact]
    public void Areas_and_rank_correlations_equal_what_counting_pairs_gives() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var n = 2 + random.NextInt32(30);
            double[] y = [.. Enumerable.Range(0, n).Select(_ => (double)random.NextInt32(2))];
            double[] p = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(8) / 8.0)];
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(5) / 8.0)];
            var (area, pairs, order, tiedX, tiedP, total) = (0.0, 0, 0, 0, 0, 0);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (y[i] == 1 && y[j] == 0)
                    {
                        pairs++;
                        area += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                    }

                    if (i < j)
                    {
                        total++;
                        order += Math.Sign(x[i] - x[j]) * Math.Sign(p[i] - p[j]);
                        tiedX += x[i] == x[j] ? 1 : 0;
                        tiedP += p[i] == p[j] ? 1 : 0;
                    }
                }
            }

            var auc = ClassificationMetrics.RocAuc(y, p);
            Assert.Equal(pairs > 0, auc is not null);
            Assert.Equal(pairs > 0 ? area / pairs : 0, auc ?? 0, 1e-13);
            var tau = RankMetrics.KendallTau(x, p);
            var isDefined = tiedX < total && tiedP < total;
            Assert.Equal(isDefined, tau is not null);
            Assert.Equal(isDefined ? order / Math.Sqrt((double)(total - tiedX) * (total - tiedP)) : 0, tau ?? 0, 1e-13);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Integer_weights_count_like_repeated_rows() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var n = 2 + random.NextInt32(20);
            double[] y = [.. Enumerable.Range(0, n).Select(_ => (double)random.NextInt32(2))];
            double[] p = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(16) / 16.0)];
            double[] w = [1, .. Enumerable.Range(1, n - 1).Select(_ => (double)random.NextInt32(3))];
            int[] rows = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Repeat(i, (int)w[i]))];
            double[] yy = [.. rows.Select(i => y[i])];
            double[] pp = [.. rows.Select(i => p[i])];
            Same(ClassificationMetrics.RocAuc(yy, pp), ClassificationMetrics.RocAuc(y, p, w));
            Same(ClassificationMetrics.AveragePrecision(yy, pp), ClassificationMetrics.AveragePrecision(y, p, w));
            Same(ClassificationMetrics.BrierSkill(yy, pp), ClassificationMetrics.BrierSkill(y, p, w));
            Same(ScoreCurve.Create(yy, pp).PrecisionRecallArea, ScoreCurve.Create(y, p, w).PrecisionRecallArea);
            Same(CalibrationCurve.Create(yy, pp).ExpectedError, CalibrationCurve.Create(y, p, w).ExpectedError);
            Assert.Equal(ConfusionMatrix.Count(yy, pp), ConfusionMatrix.Count(y, p, w));
            Same(RegressionMetrics.ExplainedVariance(yy, pp), RegressionMetrics.ExplainedVariance(y, p, w));
            Same(RegressionMetrics.PinballLoss(yy, pp, 0.3), RegressionMetrics.PinballLoss(y, p, 0.3, w));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_undefined_is_absent_and_not_zero()
    {
        var none = default(ConfusionMatrix);
        Assert.Equal((null, null, null, null), (none.Accuracy, none.Precision, none.Recall, none.F1));
        var never = new ConfusionMatrix(3, 0, 2, 0);
        Assert.Null(never.Precision);
        Assert.Null(never.MatthewsCorrelation);
        Assert.Equal(0, never.Recall);
        Assert.Equal(0, never.F1);
        Assert.Equal(0.5, never.BalancedAccuracy);
        Assert.Null(new ConfusionMatrix(3, 1, 0, 0).BalancedAccuracy);
        Assert.Null(ClassificationMetrics.BrierSkill([1, 1], [0.5, 0.6]));
        Assert.Null(ClassificationMetrics.AveragePrecision([0, 0], [0.5, 0.6]));
        Assert.Null(RankMetrics.PearsonCorrelation([1, 1], [1, 2]));
        Assert.Null(RankMetrics.SpearmanCorrelation([1, 2], [1, 1]));
        Assert.Null(RankMetrics.KendallTau([1], [2]));
        Assert.Null(RegressionMetrics.ExplainedVariance([1, 1], [1, 2]));
        Assert.Null(MulticlassMetrics.OneVersusRestAuc([0, 0], [0.5, 0.5, 0.5, 0.5], 2));
        Assert.Null(MulticlassMetrics.OneVersusOneAuc([0, 1], [0.5, 0.4, 0.1, 0.3, 0.3, 0.4], 3));
    }

    [Fact]
    public void A_class_that_is_undefined_leaves_the_average_undefined()
    {
        // Class 2 neither came nor was foretold; class 1 came and was not foretold.
        var matrix = MulticlassConfusion.Count([0, 1, 0], [0.8, 0.1, 0.1, 0.6, 0.3, 0.1, 0.9, 0.1, 0], 3);
        foreach (var average in new[] { ClassAverage.Macro, ClassAverage.Weighted })
        {
            Assert.Null(matrix.Average(m => m.Precision, average));
            Assert.Null(matrix.Average(m => m.Recall, average));
            Assert.Null(matrix.Average(m => m.F1, average));
        }

        Assert.Null(matrix.BalancedAccuracy);
        Assert.Equal(2.0 / 3, matrix.Average(m => m.Precision, ClassAverage.Micro)!.Value, 1e-15);
        Assert.Equal(2.0 / 9, matrix.Average(m => m.Precision ?? 0, ClassAverage.Macro)!.Value, 1e-15);
        Assert.Equal(4.0 / 9, matrix.Average(m => m.Precision ?? 0, ClassAverage.Weighted)!.Value, 1e-15);
        Assert.Null(matrix.Average(_ => null, ClassAverage.Micro));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Average(m => m.F1, (ClassAverage)9));

        // All rows of one class: nothing to agree on, however they are foretold and weighed.
        var one = MulticlassConfusion.Count([1, 1, 1], [0.8, 0.2, 0, 0.3, 0.6, 0.1, 0.1, 0.1, 0.8], 3, [0.1, 0.7, 0.2]);
        Assert.Equal((null, null, null), (one.CohenKappa, one.MatthewsCorrelation, one.BalancedAccuracy));
        Assert.Equal((null, null), (one.Of(1).Specificity, one.Of(1).CohenKappa));

        // All but nothing of a second class: the correlation by chance is not 1 less 1.
        Assert.Equal(0, MulticlassConfusion.Count([0, 1], [0.9, 0.1, 0.8, 0.2], 2, [1, 1e-20]).CohenKappa!.Value, 1e-12);
        Assert.Equal(0, new ConfusionMatrix(1, 0, 1e-20, 0).CohenKappa!.Value, 1e-12);
    }

    [Fact]
    public void Two_classes_are_measured_alike_by_both_matrices() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var n = 1 + random.NextInt32(5);
            double[] y = [.. Enumerable.Range(0, n).Select(_ => (double)random.NextInt32(2))];
            double[] p = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(2) == 0 ? 0.25 : 0.75)];
            double[] w = [.. Enumerable.Range(0, n).Select(_ => 0.1 + random.NextDouble())];
            var two = ConfusionMatrix.Count(y, p, w);
            var many = MulticlassConfusion.Count(y, [.. p.SelectMany(v => new[] { 1 - v, v })], 2, w);
            Same(two.Accuracy, many.Accuracy);
            Same(two.BalancedAccuracy, many.BalancedAccuracy);
            Same(two.CohenKappa, many.CohenKappa);
            Same(two.MatthewsCorrelation, many.MatthewsCorrelation);
            var other = new ConfusionMatrix(two.TruePositives, two.FalseNegatives, two.FalsePositives, two.TrueNegatives);
            Same((two.Precision + other.Precision) / 2, many.Average(m => m.Precision, ClassAverage.Macro));
            Same((two.F1 + other.F1) / 2, many.Average(m => m.F1, ClassAverage.Macro));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_constant_error_costs_the_determination_and_not_the_explained_variance()
    {
        double[] actual = [1, 2, 3, 4];
        double[] predicted = [2, 3, 4, 5];
        Assert.Equal(0.2, RegressionMetrics.RSquared(actual, predicted)!.Value, 1e-15);
        Assert.Equal(1.0, RegressionMetrics.ExplainedVariance(actual, predicted)!.Value, 1e-15);
        Assert.Equal(1, RegressionMetrics.ExplainedVariance(actual, actual));
    }

    [Fact]
    public void Ties_stay_together_between_quantiles_and_are_parted_by_count()
    {
        double[] y = [0, 1, 0, 1];
        double[] p = [0.5, 0.5, 0.5, 0.5];
        Assert.Single(CalibrationCurve.Create(y, p, [], 4, CalibrationBinning.Quantiles).Bins);
        Assert.Equal(4, CalibrationCurve.Create(y, p, [], 4, CalibrationBinning.EqualCount).Bins.Count);
        Assert.Equal(0, CalibrationCurve.Create(y, p).ExpectedError);
        var edge = CalibrationCurve.Create([1], [0.5], [], 2).Bins[0];
        Assert.Equal((1, 0.5), (edge.Index, edge.Gap));
        Assert.Equal(0, CalibrationCurve.Create([1], [0.5], [], 2, CalibrationBinning.EqualWidthClosedAbove).Bins[0].Index);
    }

    [Fact]
    public void Rows_that_cannot_be_measured_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([], []));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0, 2], [0.1, 0.2]));
        Assert.Throws<ArgumentException>(() => ScoreCurve.Create([0, 1], [0.1]));
        Assert.Throws<ArgumentException>(() => ScoreCurve.Create([0, 1], [0.1, double.NaN]));
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Create([0, 1], [0.1, 1.5]));
        Assert.Throws<ArgumentException>(() => CalibrationCurve.Create([0, 1], [0.1, 0.5], [1, 1], 2, CalibrationBinning.EqualCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationCurve.Create([0, 1], [0.1, 0.5], [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationCurve.Create([0, 1], [0.1, 0.5], [], 2, (CalibrationBinning)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1, 1, 1, 1).FBeta(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegressionMetrics.PinballLoss([1], [1], 1));
        Assert.Throws<ArgumentException>(() => RankMetrics.KendallTau([1, 2], [double.NaN, 1]));
        Assert.Throws<ArgumentException>(() => MulticlassConfusion.Count([0, 3], [0.5, 0.2, 0.3, 0.5, 0.2, 0.3], 3));
        Assert.Throws<ArgumentException>(() => MulticlassConfusion.Count([0, 0.5], [0.5, 0.5, 0.5, 0.5], 2));
        Assert.Throws<ArgumentException>(() => MulticlassMetrics.LogLoss([0], [0.5], 2));
        Assert.Throws<ArgumentException>(() => MulticlassMetrics.LogLoss([0], [0.5, double.NaN], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MulticlassMetrics.TopAccuracy([0], [0.5, 0.5], 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MulticlassMetrics.OneVersusRestAuc([0], [0.5, 0.5], 2, ClassAverage.Micro));
    }

    private static void Same(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-12);
    }
}
