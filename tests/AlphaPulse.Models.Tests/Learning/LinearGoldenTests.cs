using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class LinearGoldenTests
{
    [EvidenceFact]
    public void Coefficients_equal_those_of_the_reference_within_a_hundred_times_its_own_error()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "linear_models.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (LearnerOf(test) is not { } learner)
            {
                Assert.Equal("multinomial_logistic", test.GetProperty("model").GetString());
                continue;
            }

            var model = (LinearModel)learner.Fit(Matrix(test), seed: 0);
            var tolerance = 100 * test.GetProperty("kkt").GetDouble();
            var name = test.GetProperty("name").GetString()!;
            var expected = Doubles(test.GetProperty("coef"));
            Assert.Equal(expected.Length, model.Coefficients.Count);
            for (var i = 0; i < expected.Length; i++)
            {
                AssertNear(expected[i], model.Coefficients[i], tolerance, $"{name} coefficient {i}");
            }

            // Where only squares are penalised the reference leaves 1e-17 instead of 0 for a column that never varies.
            var isSparse = learner.Options.TryGetValue("l1_ratio", out var ratio) && ratio != "0";
            var nonzero = isSparse ? test.GetProperty("nonzero").GetInt32() : expected.Count(c => Math.Abs(c) > tolerance);
            Assert.Equal((name, nonzero), (name, model.Coefficients.Count(c => c != 0)));
            AssertNear(test.GetProperty("intercept").GetDouble(), model.Intercept, tolerance, $"{name} intercept");
            AssertScores(test, model, tolerance, name);
            compared++;
        }

        Assert.Equal(36, compared);
    }

    [EvidenceFact]
    public void Without_a_penalty_the_certified_coefficients_of_the_Longley_data_come_out()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "ols_longley_logit.json")));
        var longley = golden.RootElement.GetProperty("longley");
        var certified = Doubles(longley.GetProperty("nist_certified_coef_intercept_first"));
        foreach (var standardize in new[] { false, true })
        {
            var model = (LinearModel)new RidgeLearner { Alpha = 0, Scale = standardize ? ColumnScale.Standard : ColumnScale.None }.Fit(Matrix(longley), seed: 0);
            Assert.Equal(certified[0], model.Intercept, Math.Abs(certified[0]) * 1e-9);
            for (var i = 1; i < certified.Length; i++)
            {
                Assert.Equal(certified[i], model.Coefficients[i - 1], Math.Abs(certified[i]) * 1e-9);
            }
        }
    }

    [EvidenceFact]
    public void Without_a_penalty_the_logit_of_another_library_comes_out()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "ols_longley_logit.json")));
        var logit = golden.RootElement.GetProperty("logit");
        var expected = Doubles(logit.GetProperty("coef"));
        var model = (LinearModel)new LogisticLearner { Alpha = 0 }.Fit(Matrix(logit), seed: 0);
        Assert.Equal(expected[0], model.Intercept, 1e-10);
        for (var i = 1; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], model.Coefficients[i - 1], 1e-10);
        }
    }

    private static ILearner? LearnerOf(JsonElement test) => test.GetProperty("model").GetString() switch
    {
        "ridge" => new RidgeLearner { Alpha = test.GetProperty("alpha").GetDouble(), Scale = ColumnScale.None },
        "lasso" or "elasticnet" => new ElasticNetLearner
        {
            // The reference divides the squares by the sum of the weights.
            Alpha = test.GetProperty("alpha").GetDouble() * TotalWeight(test),
            L1Ratio = test.GetProperty("l1_ratio") is { ValueKind: JsonValueKind.Number } share ? share.GetDouble() : 1,
            Scale = ColumnScale.None,
        },
        "logistic" => new LogisticLearner
        {
            Alpha = 1 / test.GetProperty("C").GetDouble(),
            L1Ratio = test.GetProperty("penalty").GetString() switch
            {
                "l2" => 0,
                "l1" => 1,
                _ => test.GetProperty("l1_ratio").GetDouble(),
            },
            Scale = ColumnScale.None,
            BalanceClasses = test.GetProperty("class_weight").ValueKind == JsonValueKind.String,
        },
        _ => null,
    };

    private static void AssertScores(JsonElement test, LinearModel model, double tolerance, string name)
    {
        var scores = test.GetProperty(test.TryGetProperty("predict", out _) ? "predict" : "proba");
        var row = 0;
        foreach (var expected in scores.EnumerateArray())
        {
            var features = Doubles(test.GetProperty("X")[row]);
            Assert.True(model.TryScore(features, out var score));
            var size = 1 + features.Sum(Math.Abs);
            AssertNear(expected.GetDouble(), score, Math.Max(tolerance * size, 1e-13), $"{name} score {row}");
            row++;
        }
    }

    private static double TotalWeight(JsonElement test) => test.GetProperty("w") is { ValueKind: JsonValueKind.Array } weights
        ? Doubles(weights).Sum()
        : test.GetProperty("y").GetArrayLength();

    private static TrainingMatrix Matrix(JsonElement test)
    {
        var rows = test.GetProperty("X").EnumerateArray().Select(Doubles).ToArray();
        var weights = test.TryGetProperty("w", out var w) && w.ValueKind == JsonValueKind.Array ? Doubles(w) : null;
        return TrainingMatrix.FromRows(
            Samples.Schema(rows[0].Length), [.. rows.SelectMany(r => r)], Doubles(test.GetProperty("y")), weights);
    }

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static void AssertNear(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual):R}, allowed {tolerance:R}");
}
