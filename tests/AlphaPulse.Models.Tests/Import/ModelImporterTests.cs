namespace AlphaPulse.Models.Tests.Import;

public sealed class ModelImporterTests
{
    [Fact]
    public void A_library_is_told_from_the_file()
    {
        Assert.Equal(ForeignLibrary.Xgboost, Read(ForeignSamples.Xgboost).Library);
        Assert.Equal(ForeignLibrary.Lightgbm, Read(ForeignSamples.Lightgbm).Library);
        Assert.Equal(ForeignLibrary.Catboost, Read(ForeignSamples.Catboost).Library);
        Assert.Equal(ModelImportRefusal.Format, Refusal(() => Read("binf")));
    }

    [Theory]
    [InlineData(0.05, 0.0, 0.35 + 0.0625)]
    [InlineData(double.NaN, 3.0, 0.35 + 0.0625)]
    [InlineData(0.2, 3.0, 0.45 + 0.0625)]
    [InlineData(0.2, 2.0, -0.15 + 0.0625)]
    [InlineData(0.2, 40.0, -0.15 + 0.0625)]
    [InlineData(0.2, -1.0, -0.15 + 0.0625)]
    [InlineData(0.2, double.NaN, 0.45 + 0.0625)]
    [InlineData(0.2, 3.7, 0.45 + 0.0625)]
    public void Categories_and_missing_features_of_xgboost_go_where_they_go_there(double a, double b, double margin)
    {
        var model = Read(ForeignSamples.Xgboost);
        var sums = new double[1];
        Assert.True(model.TrySums([a, b], sums));
        Assert.Equal(margin, sums[0], 1e-7);
        Assert.Equal([1], model.CategoricalColumns);
    }

    [Theory]
    [InlineData(-2.0, 0.0, 0.1)]
    [InlineData(-2.0, 1.0, -0.3)]
    [InlineData(0.0, 0.0, 0.2)]
    [InlineData(1e-40, 0.0, 0.2)]
    [InlineData(double.NaN, 0.0, 0.4)]
    [InlineData(0.4, 32.9, 0.1)]
    [InlineData(0.4, double.NaN, -0.3)]
    [InlineData(0.6, 0.0, 0.2)]
    public void Zeros_missing_features_and_thresholds_above_all_of_lightgbm_go_where_they_go_there(double a, double b, double raw)
    {
        var sums = new double[1];
        Assert.True(Read(ForeignSamples.Lightgbm).TrySums([a, b], sums));
        Assert.Equal(raw, sums[0]);
    }

    [Theory]
    [InlineData(0.5, 0.0, 0.25 + (0.5 * 1.1))]
    [InlineData(double.NaN, double.NaN, 0.25 + (0.5 * 0.8))]
    [InlineData(0.6, 2.0, 0.25 + (0.5 * -1.4))]
    public void Borders_missing_features_and_the_scale_of_catboost_are_kept(double a, double b, double raw)
    {
        var sums = new double[1];
        Assert.True(Read(ForeignSamples.Catboost).TrySums([a, b], sums));
        Assert.Equal(raw, sums[0], 1e-15);
    }

    [Fact]
    public void Ubjson_gives_the_model_of_the_json()
    {
        var (text, binary) = (Read(ForeignSamples.Xgboost), XgboostModelReader.Read(ForeignSamples.Ubjson(ForeignSamples.Xgboost), "model.ubj"));
        Assert.Equal(((TreeEnsembleModel)text.Outputs[0]).Trees.SelectMany(t => t.Nodes), ((TreeEnsembleModel)binary.Outputs[0]).Trees.SelectMany(t => t.Nodes));
    }

    [Fact]
    public void Imported_trees_are_kept_in_our_file_and_explained()
    {
        var model = Read(ForeignSamples.Xgboost);
        var trees = (TreeEnsembleModel)model.Outputs[0];
        var artifact = ModelFile.FromBytes(ModelFile.ToBytes(new ModelArtifact(trees, new SignalRule(0.5, 0.5, 1), Samples.Manifest())), "model.json");
        double[] row = [0.2, double.NaN];
        Assert.True(trees.TryScore(row, out var score) && artifact.Model.TryScore(row, out var again) && score.Equals(again));

        // Of 10 rows 4 go left at the root, of 6 then 2: the copy of the right child weighs nothing.
        var explainer = new TreeExplainer(trees);
        Assert.Equal((0.4 * 0.35) + (0.6 * ((-0.15 / 3) + (0.45 * 2 / 3))) + 0.0625, explainer.ExpectedValue, 1e-7);
        var contributions = new double[2];
        explainer.Explain(row, contributions);
        Assert.Equal(0.45 + 0.0625, explainer.ExpectedValue + contributions.Sum(), 1e-7);
    }

    [Theory]
    [InlineData("reg:expectileerror", "gbtree", ModelImportRefusal.Objective)]
    [InlineData("my:own", "gbtree", ModelImportRefusal.Objective)]
    [InlineData("reg:squarederror", "gbforest", ModelImportRefusal.Booster)]
    [InlineData("multi:softprob", "gbtree", ModelImportRefusal.Format)]
    public void What_xgboost_means_otherwise_is_refused_by_name(string objective, string booster, ModelImportRefusal refusal)
    {
        var exception = Assert.Throws<ModelImportException>(() => Read(ForeignSamples.XgboostWith(objective, "5E-1", booster)));
        Assert.Equal(refusal, exception.Refusal);
        Assert.Contains("model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_ours_do_not_have_are_given_beside_the_sums()
    {
        var hinge = Read(ForeignSamples.XgboostWith("binary:hinge", "[5E-1]"));
        var square = Read(ForeignSamples.LightgbmWith("regression sqrt"));
        var softplus = Read(ForeignSamples.LightgbmWith("cross_entropy_lambda"));
        Assert.All((ImportedModel[])[hinge, square, softplus], m => Assert.False(m.IsScoredAsPredicted));
        Assert.Equal(1, Predict(hinge, 0.2, 2.0));
        Assert.Equal(-0.3 * 0.3, Predict(square, -2.0, 1.0), 1e-16);
        Assert.Equal(Math.Log(1 + Math.Exp(-0.3)), Predict(softplus, -2.0, 1.0), 1e-15);
    }

    [Fact]
    public void The_best_iteration_ends_the_model_where_no_other_number_is_given()
    {
        var text = ForeignSamples.XgboostWith("reg:squarederror", "0", attributes: "{\"best_iteration\":\"0\"}");
        Assert.Single(((TreeEnsembleModel)Read(text).Outputs[0]).Trees);
        Assert.Single(Read(text).Notes);
        Assert.Equal(2, ((TreeEnsembleModel)ModelImporter.Read(ForeignSamples.Bytes(text), "model", options: new ModelImportOptions { Iterations = 2 }).Outputs[0]).Trees.Count);
        Assert.Equal(ModelImportRefusal.Iterations, Refusal(() => ModelImporter.Read(ForeignSamples.Bytes(text), "model", options: new ModelImportOptions { Iterations = 3 })));
    }

    [Fact]
    public void A_schema_of_the_same_names_in_another_order_is_refused()
    {
        FeatureSchema Schema(params string[] names) => new("own", [.. names.Select(n => new FeatureColumn(n, n, 1))]);
        ImportedModel With(FeatureSchema schema) => ModelImporter.Read(ForeignSamples.Bytes(ForeignSamples.Catboost), "model", options: new ModelImportOptions { Schema = schema });
        Assert.Equal("rsi(14)", With(Schema("rsi(14)", "x")).Schema.Columns[0].Name);
        Assert.Equal(ModelImportRefusal.Schema, Refusal(() => With(Schema("b", "a"))));
        Assert.Equal(ModelImportRefusal.Schema, Refusal(() => With(Schema("a"))));
    }

    [Fact]
    public void Values_that_the_library_gave_are_compared_with()
    {
        var model = Read(ForeignSamples.Lightgbm);
        Assert.True(model.Fidelity.IsBitExact);
        double[] rows = [-2, 0, -2, 1];
        Assert.True(model.Compare(rows, [0.1, -0.3], arePredictions: false).IsBitExact);
        var far = model.Compare(rows, [0.1, double.BitIncrement(-0.3)], arePredictions: false);
        Assert.Equal((2L, 1L, 1L), (far.Values, far.DifferentValues, far.MaxUlps));
        Assert.Equal(double.PositiveInfinity, model.Compare(rows, [0.1, double.NaN], arePredictions: false).MaxRelativeDifference);
        Assert.Throws<ArgumentException>(() => model.Compare(rows, [0.1], arePredictions: false));
    }

    private static double Predict(ImportedModel model, double a, double b)
    {
        var predictions = new double[1];
        Assert.True(model.TryPredict([a, b], predictions));
        return predictions[0];
    }

    private static ImportedModel Read(string text) => ModelImporter.Read(ForeignSamples.Bytes(text), "model");

    private static ModelImportRefusal Refusal(Action read) => Assert.Throws<ModelImportException>(read).Refusal;
}
