using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

public class GoldenTests
{
    /// <summary>The samples with values enough for bins.</summary>
    public static TheoryData<string> Samples =>
    [
        "n01_same_normal",
        "n02_mean_shift",
        "n03_scale_shift",
        "n04_heavy_tails",
        "n05_skewed",
        "n06_ties",
        "n07_few_uniques",
        "n08_const_equal",
        "n09_const_vs_normal",
        "n11_nans",
        "n12_bimodal",
        "n13_ar1",
        "n14_offset",
        "n15_disjoint",
        "n16_10k",
        "n17_100k",
    ];

    [EvidenceFact]
    public void The_samples_of_the_tests_of_models_have_the_statistic_of_the_reference_too()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "stat_tests.json")));
        var paired = document.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("test").GetString() == "paired");
        double[] Numbers(string name) => [.. paired.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];
        var result = DriftTests.KolmogorovSmirnov(Numbers("a"), Numbers("b"));
        Assert.Equal(paired.GetProperty("expected").GetProperty("ks").GetDouble(), result.Statistic, 1e-12);
        Assert.Equal(paired.GetProperty("expected").GetProperty("ks_p").GetDouble(), result.PValue, 1e-12);
    }

    [EvidenceTheory]
    [MemberData(nameof(Samples))]
    [InlineData("n10_tiny_2_2")]
    [InlineData("n10_tiny_4_5")]
    [InlineData("n10_tiny_9_10")]
    public void Kolmogorov_Smirnov_agrees_with_SciPy(string id)
    {
        var sample = GoldenSample.Load(id);
        var expected = sample.Expected.GetProperty("scipy").GetProperty("ks_2samp/auto");
        var cleaned = sample.Expected.GetProperty("cleaned_n");

        var result = DriftTests.KolmogorovSmirnov(sample.Reference, sample.Current);

        Near(expected.GetProperty("statistic").GetDouble(), result.Statistic, 1e-12);
        NearProbability(expected.GetProperty("pvalue").GetDouble(), result.PValue);
        Assert.Equal(cleaned[0].GetInt32(), result.ReferenceCount);
        Assert.Equal(cleaned[1].GetInt32(), result.CurrentCount);
        Assert.Equal(sample.Reference.Length - result.ReferenceCount, result.ReferenceDropped);
        Assert.Equal(id != "n17_100k", result.IsExact);
    }

    [EvidenceFact]
    public void The_law_of_one_sample_agrees_with_SciPy()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "drift", "misc", "special_functions.json")));
        var count = 0;
        foreach (var row in document.RootElement.GetProperty("cases").GetProperty("kstwo.sf").EnumerateArray())
        {
            NearProbability(row[2].GetDouble(), KolmogorovLaw.Survival(row[1].GetInt32(), row[0].GetDouble()));
            count++;
        }

        Assert.True(count > 50);
    }

    [EvidenceTheory]
    [MemberData(nameof(Samples))]
    public void The_stability_index_agrees_with_feature_engine(string id)
    {
        var sample = GoldenSample.Load(id);
        var expected = sample.Expected.GetProperty("feature_engine");

        // 1e-9 for more than 10,000 rows is the tolerance that the goldens state.
        var tolerance = sample.Reference.Length > 10_000 ? 1e-9 : 1e-12;
        foreach (var bins in new[] { 10, 20 })
        {
            Near(
                expected.GetProperty($"PSI/equal_frequency/bins={bins}").GetDouble(),
                DriftTests.PopulationStabilityIndex(sample.Reference, sample.Current, bins).Value,
                tolerance);
        }
    }

    private static void NearProbability(double expected, double actual)
    {
        if (expected < 1e-12)
        {
            Assert.Equal(expected == 0, actual == 0);
            Assert.True(expected == 0 || Math.Abs(Math.Log10(actual) - Math.Log10(expected)) <= 1e-6, $"{actual} instead of {expected}");
            return;
        }

        Near(expected, actual, 1e-9);
    }

    private static void Near(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} instead of {expected:R}");
}
