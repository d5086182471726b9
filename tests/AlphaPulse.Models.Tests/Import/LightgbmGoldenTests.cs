using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Import;

public sealed class LightgbmGoldenTests
{
    private const double Tolerance = 1e-12;

    // Its leaves are linear models.
    private const string Refused = "regression_linear_tree";

    public static TheoryData<string> Cases => Evidence.SkipReason is null ? [.. GoldenModel.Cases("lightgbm")] : ["absent"];

    [EvidenceFact]
    public void There_are_thirty_five_cases() => Assert.Equal(35, Cases.Count);

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Raw_scores_and_predictions_are_those_of_the_library(string name)
    {
        var golden = GoldenModel.Load("lightgbm", name);
        if (name == Refused)
        {
            Assert.Equal(ModelImportRefusal.Leaf, Assert.Throws<ModelImportException>(() => LightgbmModelReader.Read(golden.File, golden.Name)).Refusal);
            return;
        }

        var model = LightgbmModelReader.Read(golden.File, golden.Name);
        ImportAssert.Sums(golden, model, "raw", Tolerance);
        ImportAssert.ScoredSums(golden, model, "raw", Tolerance);
        ImportAssert.Predictions(golden, model, "predict", Tolerance);
        if (golden.Has("contribs"))
        {
            ImportAssert.Contributions(golden, model, 1e-9);
        }

        Assert.True(model.Fidelity.Rows > 200 && (model.SumFactor == 1 ? model.Fidelity.IsBitExact : model.Fidelity.MaxRelativeDifference < 1e-12), model.Fidelity.ToString());
    }

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Importance_is_that_of_the_library(string name)
    {
        var golden = GoldenModel.Load("lightgbm", name);
        if (!golden.Has("importance_split") || name == Refused)
        {
            return;
        }

        var model = LightgbmModelReader.Read(golden.File, golden.Name);
        AssertImportance(golden, model, "importance_gain", TreeImportance.Gain, 1e-5);
        if (name != "binary_zero_as_missing")
        {
            // There, a split that sends zeros to the other side is three of ours.
            AssertImportance(golden, model, "importance_split", TreeImportance.Splits, 0);
        }
    }

    [EvidenceFact]
    public void A_forest_of_before_2_3_gives_the_mean_where_it_is_asked_for()
    {
        var golden = GoldenModel.Load("lightgbm", "leaves_rf_iris");
        Assert.Contains("mean", Assert.Single(LightgbmModelReader.Read(golden.File, golden.Name).Notes), StringComparison.Ordinal);
        var model = LightgbmModelReader.Read(golden.File, golden.Name, new ModelImportOptions { ForestMeanIsPrediction = true });
        ImportAssert.Predictions(golden, model, "shipped_predict", Tolerance);
        Assert.Empty(model.Notes);
    }

    private static void AssertImportance(GoldenModel golden, ImportedModel model, string name, TreeImportance measure, double tolerance)
    {
        var expected = golden.Lists(name);
        var amounts = new double[model.Schema.Columns.Count];
        foreach (var trees in model.Outputs.Cast<TreeEnsembleModel>())
        {
            foreach (var (amount, i) in trees.ImportanceBy(measure).Select((amount, i) => (amount, i)))
            {
                amounts[i] += amount;
            }
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            ImportAssert.Near(expected[i][0], amounts[i], tolerance, $"{golden.Name} {name} of column {i}");
        }
    }
}
