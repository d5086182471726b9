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
                        var actual = Binary(value.Name, y, p, w, matrix, curve);
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
                    Near(value.Value, Multiclass(value.Name, y, p, classes, w, matrix), $"{name} {value.Name}");
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
            foreach (var value in expected.EnumerateObject())
            {
                Near(value.Value, Regression(value.Name, y, p, w), $"{name} {value.Name}");
                compared++;
            }
        });
        Assert.Equal(4 * 14 + 2 * 9, compared);
    }

    private static double? Binary(string metric, double[] y, double[] p, double[] w, ConfusionMatrix matrix, ScoreCurve curve) => metric switch
    {
        "roc_auc" => Same(ClassificationMetrics.RocAuc(y, p, w), curve.RocAuc),
        "pr_auc_average_precision" => Same(ClassificationMetrics.AveragePrecision(y, p, w), curve.AveragePrecision),
        "pr_auc_trapezoid" => curve.PrecisionRecallArea,
        "ks" => curve.KolmogorovSmirnov,
        "log_loss" => ClassificationMetrics.LogLoss(y, p, w),
        "brier" => ClassificationMetrics.BrierScore(y, p, w),
        "brier_skill" => ClassificationMetrics.BrierSkill(y, p, w),
        "accuracy" => matrix.Accuracy,
        "balanced_accuracy" => matrix.BalancedAccuracy,
        "precision" => matrix.Precision,
        "recall" => matrix.Recall,
        "specificity" => matrix.Specificity,
        "f1" => matrix.F1,
        "f05" => matrix.FBeta(0.5),
        "f2" => matrix.FBeta(2),
        "mcc" => matrix.MatthewsCorrelation,
        "cohen_kappa" => matrix.CohenKappa,
        "ece_uniform_10" => CalibrationCurve.Create(y, p, w).ExpectedError,
        "ece_uniform_15" => CalibrationCurve.Create(y, p, w, 15).ExpectedError,
        "mce_uniform_10" => CalibrationCurve.Create(y, p, w).MaximumError,
        "mce_uniform_15" => CalibrationCurve.Create(y, p, w, 15).MaximumError,
        "ace_quantile_10" => CalibrationCurve.Create(y, p, w, 10, CalibrationBinning.EqualCount).ExpectedError,
        "ace_quantile_15" => CalibrationCurve.Create(y, p, w, 15, CalibrationBinning.EqualCount).ExpectedError,
        _ => throw new InvalidOperationException($"The metric '{metric}' is not compared."),
    };

    private static double? Multiclass(string metric, double[] y, double[] p, int classes, double[] w, MulticlassConfusion matrix) => metric switch
    {
        "log_loss" => MulticlassMetrics.LogLoss(y, p, classes, w),
        "accuracy" => matrix.Accuracy,
        "balanced_accuracy" => matrix.BalancedAccuracy,
        "mcc" => matrix.MatthewsCorrelation,
        "cohen_kappa" => matrix.CohenKappa,
        "f1_macro" => matrix.Average(m => m.F1, ClassAverage.Macro),
        "precision_macro" => matrix.Average(m => m.Precision, ClassAverage.Macro),
        "recall_macro" => matrix.Average(m => m.Recall, ClassAverage.Macro),
        "f1_micro" => matrix.Average(m => m.F1, ClassAverage.Micro),
        "precision_micro" => matrix.Average(m => m.Precision, ClassAverage.Micro),
        "recall_micro" => matrix.Average(m => m.Recall, ClassAverage.Micro),
        "f1_weighted" => matrix.Average(m => m.F1, ClassAverage.Weighted),
        "precision_weighted" => matrix.Average(m => m.Precision, ClassAverage.Weighted),
        "recall_weighted" => matrix.Average(m => m.Recall, ClassAverage.Weighted),
        "auc_ovr_macro" => MulticlassMetrics.OneVersusRestAuc(y, p, classes, ClassAverage.Macro, w),
        "auc_ovr_weighted" => MulticlassMetrics.OneVersusRestAuc(y, p, classes, ClassAverage.Weighted, w),
        "auc_ovo_macro" => MulticlassMetrics.OneVersusOneAuc(y, p, classes),
        "auc_ovo_weighted" => MulticlassMetrics.OneVersusOneAuc(y, p, classes, ClassAverage.Weighted),
        "top2_accuracy" => MulticlassMetrics.TopAccuracy(y, p, classes, 2, w),
        _ => throw new InvalidOperationException($"The metric '{metric}' is not compared."),
    };

    private static double? Regression(string metric, double[] y, double[] p, double[] w) => metric switch
    {
        "mse" => RegressionMetrics.MeanSquaredError(y, p, w),
        "rmse" => RegressionMetrics.RootMeanSquaredError(y, p, w),
        "mae" => RegressionMetrics.MeanAbsoluteError(y, p, w),
        "r2" => RegressionMetrics.RSquared(y, p, w),
        "explained_variance" => RegressionMetrics.ExplainedVariance(y, p, w),
        "mape" => RegressionMetrics.MeanAbsolutePercentageError(y, p, w),
        "pinball_01" => RegressionMetrics.PinballLoss(y, p, 0.1, w),
        "pinball_09" => RegressionMetrics.PinballLoss(y, p, 0.9, w),
        "max_error" => RegressionMetrics.MaximumError(y, p),
        "median_ae" => RegressionMetrics.MedianAbsoluteError(y, p),
        "directional_accuracy" => RegressionMetrics.DirectionalAccuracy(y, p, w),
        "pearson_ic" => RankMetrics.PearsonCorrelation(y, p),
        "spearman_ic" => RankMetrics.SpearmanCorrelation(y, p),
        "kendall_tau_b" => RankMetrics.KendallTau(y, p),
        _ => throw new InvalidOperationException($"The metric '{metric}' is not compared."),
    };

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

    private static double? Same(double? first, double? second)
    {
        Assert.Equal(first, second);
        return first;
    }

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
