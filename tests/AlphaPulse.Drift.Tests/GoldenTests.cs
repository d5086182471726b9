using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

public class GoldenTests
{
    [EvidenceTheory]
    [InlineData("n01_same_normal")]
    [InlineData("n02_mean_shift")]
    [InlineData("n03_scale_shift")]
    [InlineData("n04_heavy_tails")]
    [InlineData("n05_skewed")]
    [InlineData("n06_ties")]
    [InlineData("n07_few_uniques")]
    [InlineData("n08_const_equal")]
    [InlineData("n09_const_vs_normal")]
    [InlineData("n10_tiny_2_2")]
    [InlineData("n10_tiny_4_5")]
    [InlineData("n10_tiny_9_10")]
    [InlineData("n11_nans")]
    [InlineData("n12_bimodal")]
    [InlineData("n13_ar1")]
    [InlineData("n14_offset")]
    [InlineData("n15_disjoint")]
    [InlineData("n16_10k")]
    [InlineData("n17_100k")]
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
    [InlineData("n01_same_normal")]
    [InlineData("n02_mean_shift")]
    [InlineData("n03_scale_shift")]
    [InlineData("n04_heavy_tails")]
    [InlineData("n05_skewed")]
    [InlineData("n06_ties")]
    [InlineData("n07_few_uniques")]
    [InlineData("n08_const_equal")]
    [InlineData("n09_const_vs_normal")]
    [InlineData("n11_nans")]
    [InlineData("n12_bimodal")]
    [InlineData("n13_ar1")]
    [InlineData("n14_offset")]
    [InlineData("n15_disjoint")]
    [InlineData("n16_10k")]
    [InlineData("n17_100k")]
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
