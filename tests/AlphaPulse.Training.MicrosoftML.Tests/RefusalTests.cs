using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class RefusalTests
{
    private static readonly MLContext Context = new(1);

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void Impossible_rows_are_refused_by_name_and_place(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        Refuses(learner, "'c' of row 2 is 1E+300", (row, column) => (row, column) == (2, 2) ? 1e300 : row + column);
        if (learner is not LightGbmLearner)
        {
            Refuses(learner, "'d' of training row 1 is missing", (row, column) => (row, column) == (1, 3) ? double.NaN : row + column);
        }

        if (learner.Task == ModelTask.BinaryClassification)
        {
            Refuses(learner, "target of row 1 is 0.5", (row, column) => row + column, [0, 0.5, 1, 0]);
            Refuses(learner, "Every target with a weight is 1", (row, column) => row + column, [1, 1, 1, 1]);
            Refuses(learner, "Every target with a weight is 1", (row, column) => row + column, [1, 1, 0, 1], [1, 1, 0, 1]);
        }
        else
        {
            Refuses(learner, "target of row 3 is 1E+200", (row, column) => row + column, [0, 1, 0, 1e200]);
        }

        Refuses(learner, "weight of row 0 is 1E-60", (row, column) => row + column, [0, 1, 0, 1], [1e-60, 1, 1, 1]);
    }

    [Fact]
    public void A_missing_feature_of_a_row_without_weight_is_nobodys_business()
    {
        var data = Samples.Of(ModelTask.Regression, 200);
        double[] features = [.. Enumerable.Range(0, 200).SelectMany(row => Samples.Row(data, row))];
        features[0] = double.NaN;
        double[] weights = [0, .. Enumerable.Repeat(1.0, 199)];
        var model = new FastTreeLearner { Rounds = 3 }.Fit(TrainingMatrix.FromRows(Samples.Schema, features, data.Targets.ToArray(), weights), 1);
        Assert.True(model.TryScore(Samples.Row(data, 1), out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Categorical_splits_are_refused(bool isLightGbm)
    {
        var rows = Enumerable.Range(0, 4000).Select(i => new CategoryRow { Category = $"c{i * 7919 % 12}", Label = i * 7919 % 12 % 3 }).ToList();
        var encoded = Context.Transforms.Categorical.OneHotEncoding("Features", "Category").Fit(Context.Data.LoadFromEnumerable(rows)).Transform(Context.Data.LoadFromEnumerable(rows));
        ITransformer model = isLightGbm
            ? Context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { NumberOfThreads = 1, NumberOfIterations = 3, UseCategoricalSplit = true, MinimumExampleCountPerGroup = 1, CategoricalSmoothing = 0, MinimumExampleCountPerLeaf = 1 }).Fit(encoded)
            : Context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options { NumberOfThreads = 1, NumberOfTrees = 3, CategoricalSplit = true, MinimumExampleCountPerLeaf = 1, MinimumExamplesForCategoricalSplit = 1 }).Fit(encoded);
        var schema = new FeatureSchema("categories", [.. Enumerable.Range(0, 12).Select(i => new FeatureColumn($"c{i}", "a category", 1))]);
        Refuses(MicrosoftMLImportRefusal.CategoricalSplit, model, TrainingMatrix.FromRows(schema, new double[12], [0]));
    }

    [Fact]
    public void A_forest_of_another_number_than_a_power_of_two_is_refused()
    {
        var data = Samples.Of(ModelTask.Regression, 300);
        var model = Context.Regression.Trainers.FastForest(new FastForestRegressionTrainer.Options { NumberOfThreads = 1, NumberOfTrees = 12 })
            .Fit(new TrainingMatrixDataView(data, ModelTask.Regression));
        Refuses(MicrosoftMLImportRefusal.Average, model, data);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastForestLearner { Trees = 12 });
    }

    [Fact]
    public void A_forest_with_empty_trees_is_refused_and_not_averaged_over_others()
    {
        // No leaf can have as many rows.
        var learner = new FastForestLearner { Trees = 4, MinRowsPerLeaf = 290 };
        var e = Assert.ThrowsAny<LearningException>(() => learner.Fit(Samples.Of(ModelTask.Regression, 300), 1));
        Assert.True(e is not MicrosoftMLImportException refusal || refusal.Refusal == MicrosoftMLImportRefusal.Average, e.Message);
    }

    [Fact]
    public void A_link_function_a_pipeline_and_other_models_are_refused()
    {
        var data = Positive();
        var view = new TrainingMatrixDataView(data, ModelTask.Regression);
        Refuses(
            MicrosoftMLImportRefusal.LinkFunction,
            Context.Regression.Trainers.LbfgsPoissonRegression(new LbfgsPoissonRegressionTrainer.Options { NumberOfThreads = 1, Quiet = true }).Fit(view),
            data);
        Refuses(
            MicrosoftMLImportRefusal.Pipeline,
            Context.Transforms.NormalizeMeanVariance("Features").Append(Context.Regression.Trainers.Sdca()).Fit(view),
            data);
        Refuses(MicrosoftMLImportRefusal.Model, Context.Regression.Trainers.Gam().Fit(view), data);
        Refuses(MicrosoftMLImportRefusal.Model, Context.Transforms.NormalizeMeanVariance("Features").Fit(view), data);
        Refuses(MicrosoftMLImportRefusal.Model, Context.Regression.Trainers.FastTreeTweedie().Fit(view), data);
    }

    [Fact]
    public void A_model_of_other_features_is_refused()
    {
        var data = Samples.Of(ModelTask.Regression, 300);
        var view = new TrainingMatrixDataView(data, ModelTask.Regression);
        var narrow = TrainingMatrix.FromRows(new FeatureSchema("one", [new FeatureColumn("a", "a", 1)]), [1, 2], [0, 1]);
        foreach (var model in (ITransformer[])[Context.Regression.Trainers.FastTree().Fit(view), Context.Regression.Trainers.Sdca().Fit(view)])
        {
            Refuses(MicrosoftMLImportRefusal.Schema, model, narrow);
        }

        var wide = TrainingMatrix.FromRows(
            new FeatureSchema("six", [.. "abcdef".Select(c => new FeatureColumn(c.ToString(), c.ToString(), 1))]), new double[12], [0, 1]);
        Refuses(MicrosoftMLImportRefusal.Schema, Context.Regression.Trainers.FastTree().Fit(view), wide);
    }

    [Fact]
    public void A_chain_of_a_single_predictor_is_imported()
    {
        var data = Samples.Of(ModelTask.Regression, 300);
        var chain = new TransformerChain<ITransformer>(
            Context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options { NumberOfThreads = 1, NumberOfTrees = 3 })
                .Fit(new TrainingMatrixDataView(data, ModelTask.Regression)));
        Assert.IsType<TreeEnsembleModel>(MicrosoftMLImporter.Import(chain, data));
    }

    [Fact]
    public void Options_out_of_range_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastTreeLearner { Rounds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastTreeLearner { LearningRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastTreeLearner { Task = (ModelTask)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FastForestLearner { RowFraction = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LightGbmLearner { L2 = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LightGbmLearner { Leaves = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SdcaLearner { L2 = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LbfgsLogisticLearner { HistorySize = 1 });
    }

    [Fact]
    public void A_slice_of_other_features_is_refused()
    {
        var narrow = TrainingMatrix.FromRows(new FeatureSchema("one", [new FeatureColumn("a", "a", 1)]), [1, 2], [0, 1]);
        Assert.Throws<ArgumentException>(() => new LightGbmLearner().Fit(Samples.Of(ModelTask.Regression, 100), narrow, 1));
    }

    private static TrainingMatrix Positive()
    {
        var data = Samples.Of(ModelTask.Regression, 300);
        return TrainingMatrix.FromRows(
            Samples.Schema, [.. Enumerable.Range(0, 300).SelectMany(row => Samples.Row(data, row))], [.. data.Targets.ToArray().Select(target => 1 + target)]);
    }

    private static void Refuses(MicrosoftMLImportRefusal refusal, ITransformer model, TrainingMatrix rows) =>
        Assert.Equal(refusal, Assert.Throws<MicrosoftMLImportException>(() => MicrosoftMLImporter.Import(model, rows)).Refusal);

    private static void Refuses(ILearner learner, string reason, Func<int, int, double> feature, double[]? targets = null, double[]? weights = null)
    {
        double[] features = [.. Enumerable.Range(0, 20).Select(i => feature(i / 5, i % 5))];
        var data = TrainingMatrix.FromRows(Samples.Schema, features, targets ?? [0, 1, 0, 1], weights);
        Assert.Contains(reason, Assert.Throws<LearningException>(() => learner.Fit(data, 1)).Message, StringComparison.Ordinal);
    }

    private sealed class CategoryRow
    {
        public string Category { get; set; } = "";

        public float Label { get; set; }
    }
}
