using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Import;

public sealed class XgboostGoldenTests
{
    // The tolerance of the cases, where not bits are compared.
    private const double Tolerance = 1e-6;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var library in (string[])["xgboost", "xgboost-3.5"])
            {
                foreach (var name in Evidence.SkipReason is null ? GoldenModel.Cases(library) : ["absent"])
                {
                    cases.Add(library, name);
                }
            }

            return cases;
        }
    }

    [EvidenceFact]
    public void There_are_forty_cases() => Assert.Equal(40, Cases.Count);

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Margins_and_predictions_are_those_of_the_library(string library, string name)
    {
        var golden = GoldenModel.Load(library, name);
        var model = XgboostModelReader.Read(golden.File, golden.Name);
        ImportAssert.ScoredSums(golden, model, "margin", Tolerance);
        ImportAssert.Predictions(golden, model, "predict", Tolerance);
        if (golden.Has("contribs"))
        {
            ImportAssert.Contributions(golden, model, 1e-5);
        }

        // What the library gave to the bit, but for the logarithm in a base margin.
        var isExact = model.Link is not (ImportedLink.Logistic or ImportedLink.Exponential);
        ImportAssert.Sums(golden, model, "margin", isExact ? 0 : 3e-7);
        Assert.True(model.Fidelity.Rows > 200 && model.Fidelity.MaxRelativeDifference < 1e-4, model.Fidelity.ToString());
    }

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Importance_is_that_of_the_library(string library, string name)
    {
        var golden = GoldenModel.Load(library, name);
        if (!golden.Has("importance"))
        {
            return;
        }

        // The library counts all trees, also those after the best iteration.
        var model = XgboostModelReader.Read(golden.File, golden.Name, new ModelImportOptions { Iterations = golden.Has("rounds_trained") ? golden.Expected.GetProperty("rounds_trained").GetInt32() : null });
        var importance = golden.Expected.GetProperty("importance");
        var isCategorical = name.StartsWith("categorical", StringComparison.Ordinal);
        AssertImportance(golden, model, importance.GetProperty("weight"), TreeImportance.Splits, isCategorical);
        AssertImportance(golden, model, importance.GetProperty("total_gain"), TreeImportance.Gain);
        AssertImportance(golden, model, importance.GetProperty("total_cover"), TreeImportance.Cover, isCategorical);
    }

    [EvidenceFact]
    public void Interactions_are_those_of_the_library()
    {
        var compared = 0;
        foreach (var (library, name) in Cases.Select(c => ((string)c[0], (string)c[1])))
        {
            var golden = GoldenModel.Load(library, name);
            if (!golden.Has("interactions"))
            {
                continue;
            }

            var model = XgboostModelReader.Read(golden.File, golden.Name);
            var width = model.Schema.Columns.Count;
            var interactions = new double[width * width];
            var explainer = new TreeExplainer((TreeEnsembleModel)Assert.Single(model.Outputs));
            foreach (var (row, expected) in golden.Rows.Zip(golden.Lists("interactions")))
            {
                explainer.ExplainInteractions(row, interactions);
                for (var i = 0; i < interactions.Length; i++)
                {
                    ImportAssert.Near(expected[(i / width * (width + 1)) + (i % width)], interactions[i], 1e-4, $"{golden.Name} interaction {i}");
                }
            }

            compared++;
        }

        Assert.Equal(4, compared);
    }

    private static void AssertImportance(GoldenModel golden, ImportedModel model, JsonElement expected, TreeImportance measure, bool mayBeMore = false)
    {
        var amounts = new double[model.Schema.Columns.Count];
        foreach (var trees in model.Outputs.OfType<TreeEnsembleModel>())
        {
            foreach (var (amount, i) in trees.ImportanceBy(measure).Select((amount, i) => (amount, i)))
            {
                amounts[i] += amount;
            }
        }

        for (var i = 0; i < amounts.Length; i++)
        {
            var wanted = expected.TryGetProperty(model.Schema.Columns[i].Name, out var value) ? value.GetDouble() : 0;

            // A split whose categories and missing ones go right is two of ours.
            Assert.True(
                mayBeMore ? amounts[i] >= wanted * (1 - 1e-5) : Math.Abs(amounts[i] - wanted) <= 1e-5 * Math.Max(1, wanted),
                FormattableString.Invariant($"{golden.Name} {measure} of {model.Schema.Columns[i].Name} is {amounts[i]} instead of {wanted}"));
        }
    }
}
