using System.Text.Json;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Calibration;

public sealed class CalibratorTests
{
    [EvidenceFact]
    public void Platt_and_isotonic_calibrations_equal_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "metrics", "calibration.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            var (score, y, w, query) = (Doubles(test, "score"), Doubles(test, "y"), Doubles(test, "w"), Doubles(test, "query"));
            var expected = test.GetProperty("platt");
            var tolerance = expected.GetProperty("tolerance").GetDouble();
            var platt = PlattCalibrator.Fit(score, y);
            Assert.Equal(expected.GetProperty("a").GetDouble(), platt.A, tolerance);
            Assert.Equal(expected.GetProperty("b").GetDouble(), platt.B, tolerance);
            ComparePredictions(Doubles(expected, "predict"), query, platt, tolerance);
            CompareIsotonic(test.GetProperty("isotonic"), query, IsotonicCalibrator.Fit(score, y));
            CompareIsotonic(test.GetProperty("isotonic_weighted"), query, IsotonicCalibrator.Fit(score, y, w));
            compared++;
        }

        Assert.Equal(2, compared);
    }

    [Fact]
    public void No_calibrator_turns_the_order_around_or_leaves_the_range() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var (p, y, w) = Rows(seed, 80, q => q * q);
            double[] queries = [0, 1e-300, .. p.Order(), 1];
            foreach (var calibrator in Fit(p, y, w))
            {
                var last = 0.0;
                foreach (var query in queries)
                {
                    var value = calibrator.Calibrate(query);
                    Assert.InRange(value, last, 1);
                    last = value;
                }

                Assert.True(double.IsNaN(calibrator.Calibrate(double.NaN)));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_lowers_the_loss_of_the_rows_it_was_fitted_on_and_repairs_what_it_describes()
    {
        var (p, y, w) = Rows(7, 20_000, q => 1 / (1 + Math.Exp(-(Math.Log(q / (1 - q)) / 2))));
        var before = ClassificationMetrics.LogLoss(y, p, w);
        foreach (var calibrator in Fit(p, y, w))
        {
            double[] after = [.. p.Select(calibrator.Calibrate)];
            Assert.True(ClassificationMetrics.LogLoss(y, after, w) < before, calibrator.Name);
            Assert.True(CalibrationCurve.Create(y, after, w).ExpectedError < 0.3 * CalibrationCurve.Create(y, p, w).ExpectedError, calibrator.Name);
        }

        Assert.InRange(TemperatureCalibrator.Fit(p, y, w).Temperature, 1.8, 2.2);
        var beta = BetaCalibrator.Fit(p, y, w);
        Assert.InRange(beta.A, 0.4, 0.6);
        Assert.InRange(beta.B, 0.4, 0.6);
        Assert.InRange(beta.C, -0.1, 0.1);
    }

    [Fact]
    public void Integer_weights_count_like_repeated_rows() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var (p, y, _) = Rows(seed, 40, q => q);
            var random = new DeterministicRandom(seed);
            double[] w = [.. p.Select(_ => 1.0 + random.NextInt32(3))];
            int[] rows = [.. Enumerable.Range(0, p.Length).SelectMany(i => Enumerable.Repeat(i, (int)w[i]))];
            double[] pp = [.. rows.Select(i => p[i])];
            double[] yy = [.. rows.Select(i => y[i])];
            foreach (var (weighted, repeated) in Fit(p, y, w).Zip(Fit(pp, yy, [])))
            {
                Assert.Equal(repeated.Calibrate(0.3), weighted.Calibrate(0.3), 1e-9);
                Assert.Equal(repeated.Calibrate(0.8), weighted.Calibrate(0.8), 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Isotonic_pools_what_falls_and_stays_at_its_ends()
    {
        var calibrator = IsotonicCalibrator.Fit([1, 2, 3, 4, 4], [0, 1, 0, 1, 1]);
        Assert.Equal([1, 2, 3, 4], calibrator.Scores);
        Assert.Equal([0, 0.5, 0.5, 1], calibrator.Probabilities);
        Assert.Equal((0, 0.25, 0.75, 1), (calibrator.Calibrate(-9), calibrator.Calibrate(1.5), calibrator.Calibrate(3.5), calibrator.Calibrate(9)));
        Assert.Equal(1, calibrator.Calibrate(double.PositiveInfinity));
    }

    [Fact]
    public void Calibrators_that_would_change_nothing_change_nothing()
    {
        foreach (var p in new[] { 0.001, 0.2, 0.5, 0.9 })
        {
            Assert.Equal(p, new TemperatureCalibrator(1).Calibrate(p), 1e-15);
            Assert.Equal(p, new BetaCalibrator(1, 1, 0).Calibrate(p), 1e-15);
        }
    }

    [Fact]
    public void A_beta_calibration_that_would_turn_an_end_around_drops_that_power()
    {
        var (p, y, _) = Rows(3, 5000, q => Math.Clamp(0.5 + 0.4 * (1 - (1 - q) * (1 - q)) - 0.4 * q * q * q * q, 0.02, 0.98));
        var beta = BetaCalibrator.Fit(p, y);
        Assert.True(beta.A == 0 || beta.B == 0);
    }

    [Fact]
    public void A_calibrated_model_scores_through_its_calibrator_and_has_no_score_where_its_model_has_none()
    {
        var linear = new LinearModel(ModelTask.BinaryClassification, Samples.Schema(1), [1], 0, [0], [1]);
        var model = new CalibratedModel(linear, new TemperatureCalibrator(2));
        Assert.True(model.TryScore([3], out var score));
        Assert.Equal(1 / (1 + Math.Exp(-1.5)), score, 1e-15);
        Assert.False(model.TryScore([double.NaN], out score));
        Assert.True(double.IsNaN(score));
        Assert.Equal((linear.Schema, ModelTask.BinaryClassification, "calibrated"), (model.Schema, model.Task, model.Kind));
        Assert.Throws<ArgumentException>(() => new CalibratedModel(model, new TemperatureCalibrator(2)));
        Assert.Throws<ArgumentException>(() => new CalibratedModel(
            new ConstantModel(ModelTask.Regression, Samples.Schema(1), 0), new TemperatureCalibrator(2)));
    }

    [Fact]
    public void What_cannot_be_calibrated_is_refused()
    {
        Assert.Throws<LearningException>(() => PlattCalibrator.Fit([1, 2], [1, 1]));
        Assert.Throws<LearningException>(() => PlattCalibrator.Fit([1, 1], [0, 1]));
        Assert.Throws<LearningException>(() => PlattCalibrator.Fit([1, 2, 3, 4], [1, 1, 0, 0]));
        Assert.Throws<LearningException>(() => TemperatureCalibrator.Fit([0.5, 0.5], [0, 1]));
        Assert.Throws<LearningException>(() => TemperatureCalibrator.Fit([0.9, 0.1, 0.8, 0.3], [0, 1, 0, 0]));
        Assert.Throws<LearningException>(() => TemperatureCalibrator.Fit([0.9, 0.1], [1, 0]));
        Assert.Throws<LearningException>(() => BetaCalibrator.Fit([0.5, 0.5], [0, 1]));
        Assert.Throws<LearningException>(() => IsotonicCalibrator.Fit([0.5, 0.6], [0, 1], [0, 1]));
        Assert.Throws<ArgumentException>(() => BetaCalibrator.Fit([0.5, 1.6], [0, 1]));
        Assert.Throws<ArgumentException>(() => IsotonicCalibrator.Fit([0.5, double.NaN], [0, 1]));
        Assert.Throws<ArgumentException>(() => PlattCalibrator.Fit([], []));
        Assert.Throws<ArgumentException>(() => PlattCalibrator.Fit([1], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlattCalibrator(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemperatureCalibrator(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaCalibrator(-1, 1, 0));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([1, 1], [0, 1]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([], []));
    }

    private static List<ICalibrator> Fit(double[] p, double[] y, double[] w) =>
    [
        PlattCalibrator.Fit(p, y, w),
        TemperatureCalibrator.Fit(p, y, w),
        BetaCalibrator.Fit(p, y, w),
        IsotonicCalibrator.Fit(p, y, w),
    ];

    private static (double[] P, double[] Y, double[] W) Rows(int seed, int count, Func<double, double> truth)
    {
        var random = new DeterministicRandom(seed);
        double[] p = [0.02, 0.3, 0.7, 0.98, .. Enumerable.Range(0, count).Select(_ => 0.01 + 0.98 * random.NextDouble())];

        // Both classes at both ends, so that nothing is separated.
        double[] y = [0, 1, 0, 1, .. p.Skip(4).Select(q => random.NextDouble() < truth(q) ? 1.0 : 0)];
        double[] w = [.. p.Select(_ => 0.5 + random.NextDouble())];
        return (p, y, w);
    }

    private static void CompareIsotonic(JsonElement expected, double[] query, IsotonicCalibrator actual)
    {
        Close(Doubles(expected, "x"), actual.Scores, 0);
        Close(Doubles(expected, "y"), actual.Probabilities, 1e-12);
        ComparePredictions(Doubles(expected, "predict"), query, actual, 1e-12);
    }

    private static void ComparePredictions(double[] expected, double[] query, ICalibrator calibrator, double tolerance) =>
        Close(expected, [.. query.Select(calibrator.Calibrate)], tolerance);

    private static void Close(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, tolerance));
    }

    private static double[] Doubles(JsonElement test, string name) => [.. test.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
