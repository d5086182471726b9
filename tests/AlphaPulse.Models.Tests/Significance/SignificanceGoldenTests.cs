using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Significance;

public sealed class SignificanceGoldenTests
{
    [EvidenceFact]
    public void Every_test_equals_that_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "stat_tests.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            var name = test.GetProperty("test").GetString()!;
            var expected = test.GetProperty("expected");
            (string Name, double? Value)[] actual = name switch
            {
                "delong_paired_auc" => DeLong(test),
                "mcnemar" => McNemar(test),
                "paired" => Paired(test),
                "binomial" => Binomial(test),
                "multiple_testing" => Corrections(test),
                "ljung_box" => LjungBox(test),
                "diebold_mariano" => [],
                _ => throw new InvalidOperationException($"The test '{name}' is not compared."),
            };
            if (name == "diebold_mariano")
            {
                compared += CompareDieboldMariano(test);
                continue;
            }

            compared += Compare(expected, actual, name);
        }

        Assert.Equal(5 + 10 + 6 + 48 + 6 + 6 + 9, compared);
    }

    private static (string, double?)[] DeLong(JsonElement test)
    {
        var result = DeLongTest.Compare(Doubles(test.GetProperty("y")), Doubles(test.GetProperty("a")), Doubles(test.GetProperty("b")));
        return
        [
            ("auc_a", result.FirstAuc),
            ("auc_b", result.SecondAuc),
            ("var", result.Variance),
            ("z", result.Z),
            ("p_two_sided", result.PValue),
        ];
    }

    private static (string, double?)[] McNemar(JsonElement test)
    {
        var table = test.GetProperty("table");
        var result = McNemarTest.Compare(table[0][1].GetInt32(), table[1][0].GetInt32());
        return
        [
            ("exact_p", result.ExactPValue),
            ("chi2", result.ChiSquared?.Statistic),
            ("chi2_p", result.ChiSquared?.PValue),
            ("chi2_cc", result.Corrected?.Statistic),
            ("chi2_cc_p", result.Corrected?.PValue),
        ];
    }

    private static (string, double?)[] Paired(JsonElement test)
    {
        var (a, b) = (Doubles(test.GetProperty("a")), Doubles(test.GetProperty("b")));
        var (student, wilcoxon, mannWhitney) = (SampleTests.PairedStudent(a, b), SampleTests.Wilcoxon(a, b), SampleTests.MannWhitney(a, b));
        return
        [
            ("t", student?.Statistic),
            ("t_p", student?.PValue),
            ("wilcoxon", wilcoxon?.Statistic),
            ("wilcoxon_p", wilcoxon?.PValue),
            ("mannwhitney_u", mannWhitney?.Statistic),
            ("mannwhitney_p", mannWhitney?.PValue),
        ];
    }

    private static (string, double?)[] Binomial(JsonElement test)
    {
        var (k, n, share) = (test.GetProperty("k").GetInt32(), test.GetProperty("n").GetInt32(), test.GetProperty("p0").GetDouble());
        var (wilson, exact) = (BinomialTest.WilsonInterval(k, n), BinomialTest.ClopperPearsonInterval(k, n));
        return
        [
            ("two_sided", BinomialTest.TwoSided(k, n, share)),
            ("greater", BinomialTest.Greater(k, n, share)),
            ("wilson95#0", wilson.Lower),
            ("wilson95#1", wilson.Upper),
            ("clopper_pearson95#0", exact.Lower),
            ("clopper_pearson95#1", exact.Upper),
        ];
    }

    private static (string, double?)[] Corrections(JsonElement test)
    {
        var p = Doubles(test.GetProperty("p"));
        return
        [
            .. Numbered("bonferroni", MultipleTesting.Bonferroni(p)),
            .. Numbered("holm", MultipleTesting.Holm(p)),
            .. Numbered("fdr_bh", MultipleTesting.BenjaminiHochberg(p)),
            .. Numbered("fdr_by", MultipleTesting.BenjaminiYekutieli(p)),
        ];
    }

    private static (string, double?)[] LjungBox(JsonElement test)
    {
        var x = Doubles(test.GetProperty("x"));
        TestResult[] results = [.. test.GetProperty("lags").EnumerateArray().Select(l => LjungBoxTest.Compute(x, l.GetInt32())!.Value)];
        return [.. Numbered("stat", [.. results.Select(r => r.Statistic)]), .. Numbered("p", [.. results.Select(r => r.PValue)])];
    }

    private static int CompareDieboldMariano(JsonElement test)
    {
        var compared = 0;
        foreach (var expected in test.GetProperty("expected").EnumerateArray())
        {
            var horizon = expected.GetProperty("h").GetInt32();
            var result = DieboldMarianoTest.Compare(Doubles(test.GetProperty("loss_a")), Doubles(test.GetProperty("loss_b")), horizon);
            compared += Compare(
                expected,
                [("dm", result?.Statistic), ("dm_hln", result?.CorrectedStatistic), ("p_two_sided_hln", result?.PValue)],
                $"diebold_mariano {horizon}");
        }

        return compared;
    }

    /// <summary>Compares each value; a name with a number is that element of an array.</summary>
    private static int Compare(JsonElement expected, (string Name, double? Value)[] actual, string test)
    {
        // The Kolmogorov-Smirnov test of the drift package answers for its two; the rest of the names are comments and inputs.
        string[] elsewhere = ["ks", "ks_p", "wilcoxon_method", "h"];
        var numbers = expected.EnumerateObject().Where(e => Array.IndexOf(elsewhere, e.Name) < 0)
            .Sum(e => e.Value.ValueKind == JsonValueKind.Array ? e.Value.GetArrayLength() : 1);
        Assert.Equal(numbers, actual.Length);
        foreach (var (name, value) in actual)
        {
            var parts = name.Split('#');
            var number = expected.GetProperty(parts[0]);
            var wanted = (parts.Length == 1 ? number : number[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)]).GetDouble();
            Assert.True(
                value is not null && Math.Abs(value.Value - wanted) <= 1e-12 * Math.Max(1, Math.Abs(wanted)),
                $"{test} {name}: expected {wanted:R}, got {value:R}");
        }

        return actual.Length;
    }

    private static IEnumerable<(string, double?)> Numbered(string name, double[] values) =>
        values.Select((v, i) => ($"{name}#{i}", (double?)v));

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];
}
