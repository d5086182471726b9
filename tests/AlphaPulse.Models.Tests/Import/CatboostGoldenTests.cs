using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Import;

public sealed class CatboostGoldenTests
{
    public static TheoryData<string> Cases => Evidence.SkipReason is null ? [.. GoldenModel.Cases("catboost")] : ["absent"];

    [EvidenceFact]
    public void There_are_nine_cases() => Assert.Equal(9, Cases.Count);

    [EvidenceTheory]
    [MemberData(nameof(Cases))]
    public void Raw_values_and_probabilities_are_those_of_the_library(string name)
    {
        var golden = GoldenModel.Load("catboost", name);
        var model = CatboostModelReader.Read(golden.File, golden.Name);
        var tolerance = golden.Expected.GetProperty("tolerance").GetDouble();
        ImportAssert.Sums(golden, model, "raw", tolerance);
        ImportAssert.ScoredSums(golden, model, "raw", tolerance);
        ImportAssert.Predictions(golden, model, golden.Has("probability") ? "probability" : "raw", tolerance);
        Assert.True(model.Fidelity.Rows > 200 && model.Fidelity.MaxRelativeDifference < 1e-10, model.Fidelity.ToString());
    }
}
