using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.MetaLabelling;

public sealed class MetaLabelledModelTests
{
    private static readonly FeatureSchema Schema = Samples.Schema(3);

    /// <summary>The side is the sign of the first feature beyond 0.5; trust grows with the second and with how far the first goes.</summary>
    internal static MetaLabelledModel Linear(bool usesScore = true, BetSizeRule? betSize = null, ICalibrator? calibrator = null)
    {
        var primary = new LinearModel(ModelTask.Regression, Schema, [1, 0, 0], 0.75, [0.25, 0, 0], [1, 1, 1]);
        double[] coefficients = usesScore ? [0, 2, 0, 1] : [0, 2, 0];
        IModel secondary = new LinearModel(
            ModelTask.BinaryClassification, usesScore ? MetaLabelledModel.SecondarySchema(Schema) : Schema, coefficients, 0.25, new double[coefficients.Length], new double[coefficients.Length]);
        return new MetaLabelledModel(
            primary, new SignalRule(0.5, -0.5, 6), calibrator is null ? secondary : new CalibratedModel(secondary, calibrator), usesScore, betSize ?? new BetSizeRule());
    }

    /// <summary>Trees on both parts, as training makes them; the second splits by the conviction too.</summary>
    internal static MetaLabelledModel Trees() => new(
        Samples.Trees(),
        new SignalRule(0.5, 0.5, 6),
        new CalibratedModel(
            new TreeEnsembleModel(
                ModelTask.BinaryClassification,
                MetaLabelledModel.SecondarySchema(Schema),
                0.25,
                [
                    new DecisionTree(
                        TreeNode.Split(3, 0.03, 1, 2, missingLeft: true, 1.5, 10),
                        TreeNode.Leaf(-0.5, 4),
                        TreeNode.Split(0, 0.125, 3, 4, missingLeft: false, 0.5, 6),
                        TreeNode.Leaf(0.75, 5),
                        TreeNode.Leaf(1.5, 1)),
                ]),
            new PlattCalibrator(-1.25, 0.1)),
        usesPrimaryScore: true,
        new BetSizeRule(0.55, 0.125));

    [Fact]
    public void The_score_is_the_side_times_the_size()
    {
        var model = Linear();
        Assert.Equal((ModelTask.Regression, "meta_labelled"), (model.Task, model.Kind));
        Assert.Same(Schema, model.Schema);
        var trust = 1 / (1 + Math.Exp(-(0.25 + 2 * 0.5 + 1.25)));
        Assert.True(model.TryScore([1, 0.5, double.NaN], out var score));
        Assert.Equal(new BetSizeRule().Size(trust), score, 1e-15);
        Assert.True(model.TryScore([-2.5, 0.5, double.NaN], out score));
        Assert.Equal(-new BetSizeRule().Size(trust), score, 1e-15);
        Assert.True(model.TryTrust([-2.5, 0.5, double.NaN], out var side, out var probability));
        Assert.Equal((SignalDirection.Short, trust), (side, probability));
    }

    [Fact]
    public void A_side_that_is_not_trusted_is_no_position_and_has_no_sign()
    {
        var model = Linear();
        foreach (var first in new[] { 1, -2.5 })
        {
            Assert.True(model.TryScore([first, -5, 0], out var score));
            Assert.Equal(BitConverter.DoubleToInt64Bits(0.0), BitConverter.DoubleToInt64Bits(score));
        }
    }

    [Fact]
    public void A_flat_primary_model_is_a_position_of_nothing_that_nobody_is_asked_about()
    {
        Assert.True(Linear().TryScore([-0.75, double.NaN, 0], out var score));
        Assert.Equal(0, score);
        Assert.True(Linear().TryTrust([-0.75, double.NaN, 0], out var side, out var probability));
        Assert.Equal((SignalDirection.Flat, double.NaN), (side, probability));
    }

    [Fact]
    public void What_is_missing_never_becomes_a_size() =>
        Prop.ForAll<NormalFloat, NormalFloat, byte>((first, second, missing) =>
        {
            double[] row = [missing % 2 == 0 ? double.NaN : first.Get, missing / 2 % 2 == 0 ? double.NaN : second.Get, 0];
            foreach (var model in new[] { Linear(), Linear(usesScore: false), Linear(calibrator: new PlattCalibrator(-2, 0.5)) })
            {
                var isScored = model.TryScore(row, out var score);
                Assert.Equal(isScored, !double.IsNaN(score));
                Assert.True(!isScored || score is >= -1 and <= 1);
                var isKnown = model.Primary.TryScore(row, out var primary);
                Assert.Equal(isKnown && (model.PrimaryRule.Decide(primary) == SignalDirection.Flat || model.TryTrust(row, out _, out _)), isScored);
                Assert.True(isScored || double.IsNaN(row[0]) || double.IsNaN(row[1]) || !isKnown || double.IsInfinity(2 * row[1] + row[0]));
                Assert.True(!double.IsNaN(row[0]) || !isScored);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_columns_than_fit_on_the_stack_are_scored_too()
    {
        var wide = Samples.Schema(200);
        double[] first = [1, .. new double[199]];
        var primary = new LinearModel(ModelTask.Regression, wide, first, 0, new double[200], new double[200]);
        var secondary = new LinearModel(ModelTask.BinaryClassification, MetaLabelledModel.SecondarySchema(wide), [.. new double[200], 1], 0, new double[201], new double[201]);
        var model = new MetaLabelledModel(primary, new SignalRule(0, 0, 1), secondary, usesPrimaryScore: true, new BetSizeRule());
        Assert.True(model.TryScore([-2, .. new double[199]], out var score));
        Assert.Equal(-new BetSizeRule().Size(1 / (1 + Math.Exp(-2))), score);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        double[] row = [1.5, 0.5, -1];
        foreach (var model in new[] { Linear(), Trees(), Linear(calibrator: new IsotonicCalibrator([0.5], [0.7])) })
        {
            Assert.True(model.TryScore(row, out _));
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                model.TryScore(row, out _);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Models_that_do_not_go_together_are_refused()
    {
        var (model, rule, size) = (Linear(), new SignalRule(0, 0, 1), new BetSizeRule());
        Assert.Contains("a size already", Refuse(() => new MetaLabelledModel(model, rule, model.Secondary, true, size)), StringComparison.Ordinal);
        Assert.Contains("give a classifier", Refuse(() => new MetaLabelledModel(model.Primary, rule, model.Primary, false, size)), StringComparison.Ordinal);
        Assert.Contains("'primary_conviction' is not expected", Refuse(() => new MetaLabelledModel(model.Primary, rule, model.Secondary, false, size)), StringComparison.Ordinal);
        Assert.Contains("'primary_conviction' is missing", Refuse(() => new MetaLabelledModel(model.Primary, rule, Linear(usesScore: false).Secondary, true, size)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.TryScore([1, 2], out _));
    }

    private static string Refuse(Func<MetaLabelledModel> create) => Assert.Throws<ArgumentException>(create).Message;
}
