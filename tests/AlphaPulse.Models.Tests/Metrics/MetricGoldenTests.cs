using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests;

public sealed class MetricGoldenTests
{
    private const double Tolerance = 1e-12;

    [EvidenceFact]
    public void Binary_metrics_equal_those_of_the_reference()
    {
        var compared = 0;
        ForEach("binary", (y, p, w, expected, name) =>
        {
            AssertNear(expected, "roc_auc", ClassificationMetrics.RocAuc(y, p, w), name);
            AssertNear(expected, "log_loss", ClassificationMetrics.LogLoss(y, p, w), name);
            AssertNear(expected, "brier", ClassificationMetrics.BrierScore(y, p, w), name);
            AssertNear(expected, "accuracy", ClassificationMetrics.Accuracy(y, p, w), name);
            compared++;
        });
        Assert.Equal(21, compared);
    }

    [EvidenceFact]
    public void Regression_metrics_equal_those_of_the_reference()
    {
        var compared = 0;
        ForEach("regression", (y, p, w, expected, name) =>
        {
            AssertNear(expected, "mae", RegressionMetrics.MeanAbsoluteError(y, p, w), name);
            AssertNear(expected, "rmse", RegressionMetrics.RootMeanSquaredError(y, p, w), name);
            AssertNear(expected, "r2", RegressionMetrics.RSquared(y, p, w), name);
            if (expected.TryGetProperty("directional_accuracy", out _))
            {
                AssertNear(expected, "directional_accuracy", RegressionMetrics.DirectionalAccuracy(y, p, w), name);
            }

            compared++;
        });
        Assert.Equal(6, compared);
    }

    private static void ForEach(string kind, Action<double[], double[], double[], JsonElement, string> check)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "classification_regression.json")));
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (test.GetProperty("kind").GetString() == kind)
            {
                check(
                    Doubles(test.GetProperty("y")),
                    Doubles(test.GetProperty("p")),
                    Doubles(test.GetProperty("w")),
                    test.GetProperty("expected"),
                    test.GetProperty("name").GetString()!);
            }
        }
    }

    private static double[] Doubles(JsonElement array) =>
        array.ValueKind == JsonValueKind.Null ? [] : [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static void AssertNear(JsonElement expected, string metric, double? actual, string name)
    {
        var value = expected.GetProperty(metric);
        if (value.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(actual);
            return;
        }

        var number = value.GetDouble();
        Assert.True(
            actual is not null && Math.Abs(actual.Value - number) <= Tolerance * Math.Max(1, Math.Abs(number)),
            $"{name} {metric}: expected {number:R}, got {actual:R}");
    }
}
