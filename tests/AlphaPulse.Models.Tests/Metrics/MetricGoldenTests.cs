using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Metrics;

/// <summary>Every number that the reference gives is compared; a number that no metric answers for fails the test.</summary>
public sealed class MetricGoldenTests
{
    private const double Tolerance = 1e-12;

    // The reference says 0 where these have nothing to divide by; ours say that they are undefined.
    private static readonly string[] ZeroForUndefined = ["precision", "recall", "specificity", "mcc"];

    [EvidenceFact]
    public void Binary_metrics_equal_those_of_the_reference()
    {
        var (compared, undefined) = (0, 0);
        ForEach("binary", (test, expected, name) =>
        {
            var (y, p, w) = (Doubles(test.GetProperty("y")), Doubles(test.GetProperty("p")), Doubles(test.GetProperty("w")));
            var matrix = ConfusionMatrix.Count(y, p, w);
            var curve = ScoreCurve.Create(y, p, w);
            var metrics = MetricSummary.Binary(y, p, w);
            Assert.Equal((curve.RocAuc, curve.AveragePrecision), (ClassificationMetrics.RocAuc(y, p, w), ClassificationMetrics.AveragePrecision(y, p, w)));
            foreach (var value in expected.EnumerateObject())
            {
                switch (value.Name)
                {
                    case "confusion":
                        Near(value.Value[0][0], matrix.TrueNegatives, name);
                        Near(value.Value[0][1], matrix.FalsePositives, name);
                        Near(value.Value[1][0], matrix.FalseNegatives, name);
                        Near(value.Value[1][1], matrix.TruePositives, name);
                        break;
                    case "roc_curve":
                        CompareRoc(value.Value, curve, name);
                        break;
                    case "pr_curve":
                        ComparePrecisionRecall(value.Value, curve, name);
                        break;
                    case "calibration_uniform_8":
                        CompareCalibration(value.Value, CalibrationCurve.Create(y, p, w, 8, CalibrationBinning.EqualWidthClosedAbove), name);
                        break;
                    case "calibration_quantile_8":
                        CompareCalibration(value.Value, CalibrationCurve.Create(y, p, w, 8, CalibrationBinning.Quantiles), name);
                        break;
                    default:
                        var actual = Find(metrics, value.Name);
                        if (actual is null && Array.IndexOf(ZeroForUndefined, value.Name) >= 0)
                        {
                            Assert.Equal(0, value.Value.GetDouble());
                            actual = 0;
                            undefined++;
                        }

                        Near(value.Value, actual, $"{name} {value.Name}");
                        break;
                }

                compared++;
            }
        });
        Assert.Equal((536, 7), (compared, undefined));
    }

    [EvidenceFact]
    public void Multiclass_metrics_equal_those_of_the_reference()
    {
        var compared = 0;
        ForEach("multiclass", (test, expected, name) =>
        {
            var (y, w) = (Doubles(test.GetProperty("y")), Doubles(test.GetProperty("w")));
            double[] p = [.. test.GetProperty("p").EnumerateArray().SelectMany(Doubles)];
            var classes = p.Length / y.Length;
            var matrix = MulticlassConfusion.Count(y, p, classes, w);
            var metrics = MetricSummary.Multiclass(y, p, classes, w);
            foreach (var value in expected.EnumerateObject())
            {
                if (value.Name == "confusion")
                {
                    Assert.Equal(classes, matrix.Classes);
                    for (var cell = 0; cell < classes * classes; cell++)
                    {
                        Near(value.Value[cell / classes][cell % classes], matrix[cell / classes, cell % classes], name);
                    }
                }
                else
                {
                    Near(value.Value, Find(metrics, value.Name), $"{name} {value.Name}");
                }

                compared++;
            }
        });
        Assert.Equal(20 + 18 + 20 + 18, compared);
    }

    [EvidenceFact]
    public void Regression_metrics_equal_those_of_the_reference()
    {
        var compared = 0;
        ForEach("regression", (test, expected, name) =>
        {
            var (y, p, w) = (Doubles(test.GetProperty("y")), Doubles(test.GetProperty("p")), Doubles(test.GetProperty("w")));
            var metrics = MetricSummary.Regression(y, p, w);
            foreach (var value in expected.EnumerateObject())
            {
                Near(value.Value, Find(metrics, value.Name), $"{name} {value.Name}");
                compared++;
            }
        });
        Assert.Equal(4 * 14 + 2 * 9, compared);
    }

    private static double? Find(IReadOnlyList<MetricValue> metrics, string name) => Assert.Single(metrics, m => m.Name == name).Value;

    private static void CompareRoc(JsonElement expected, ScoreCurve curve, string name)
    {
        var (x, y, thresholds) = (Doubles(expected.GetProperty("fpr")), Doubles(expected.GetProperty("tpr")), Doubles(expected.GetProperty("thresholds")));
        Assert.Equal(x.Length, curve.Points.Count + 1);
        Assert.Equal((0.0, 0.0, curve.Points[0].Threshold + 1), (x[0], y[0], thresholds[0]));
        for (var i = 0; i < curve.Points.Count; i++)
        {
            Near(x[i + 1], curve.Points[i].FalsePositives / curve.Negatives, $"{name} roc {i}");
            Near(y[i + 1], curve.Points[i].TruePositives / curve.Positives, $"{name} roc {i}");
            Assert.Equal(thresholds[i + 1], curve.Points[i].Threshold);
        }
    }

    private static void ComparePrecisionRecall(JsonElement expected, ScoreCurve curve, string name)
    {
        var (precision, recall, thresholds) =
            (Doubles(expected.GetProperty("precision")), Doubles(expected.GetProperty("recall")), Doubles(expected.GetProperty("thresholds")));
        var count = curve.Points.Count;
        Assert.Equal((count + 1, count + 1, count), (precision.Length, recall.Length, thresholds.Length));
        Assert.Equal((1.0, 0.0), (precision[^1], recall[^1]));
        for (var i = 0; i < count; i++)
        {
            var point = curve.Points[count - 1 - i];
            Near(precision[i], point.Precision, $"{name} precision {i}");
            Near(recall[i], point.TruePositives / curve.Positives, $"{name} recall {i}");
            Assert.Equal(thresholds[i], point.Threshold);
        }
    }

    private static void CompareCalibration(JsonElement expected, CalibrationCurve curve, string name)
    {
        var (came, said) = (Doubles(expected.GetProperty("prob_true")), Doubles(expected.GetProperty("prob_pred")));
        Assert.Equal((came.Length, said.Length), (curve.Bins.Count, curve.Bins.Count));
        for (var i = 0; i < came.Length; i++)
        {
            Near(came[i], curve.Bins[i].Frequency, $"{name} bin {i}");
            Near(said[i], curve.Bins[i].MeanPrediction, $"{name} bin {i}");
        }
    }

    private static void ForEach(string kind, Action<JsonElement, JsonElement, string> check)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "classification_regression.json")));
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (test.GetProperty("kind").GetString() == kind)
            {
                check(test, test.GetProperty("expected"), test.GetProperty("name").GetString()!);
            }
        }
    }

    private static double[] Doubles(JsonElement array) =>
        array.ValueKind == JsonValueKind.Null ? [] : [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static void Near(JsonElement expected, double? actual, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual is null, $"{what}: undefined, got {actual:R}");
            return;
        }

        Near(expected.GetDouble(), actual, what);
    }

    private static void Near(double expected, double? actual, string what) => Assert.True(
        actual is not null && Math.Abs(actual.Value - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)),
        $"{what}: expected {expected:R}, got {actual:R}");
}
