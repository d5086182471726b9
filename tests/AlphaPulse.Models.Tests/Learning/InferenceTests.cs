using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class InferenceTests
{
    [EvidenceFact]
    public void The_certified_errors_of_the_Longley_data_come_out()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "ols_longley_logit.json")));
        var longley = golden.RootElement.GetProperty("longley");
        var data = Matrix(longley, [.. longley.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)]);
        var summary = LeastSquaresSummary.Fit(data);
        Close(longley, "nist_certified_coef_intercept_first", [.. summary.Coefficients.Select(c => c.Value)], 1e-9);
        Close(longley, "nist_certified_sd", [.. summary.Coefficients.Select(c => c.StandardError)], 1e-9);
        Near(longley.GetProperty("nist_residual_sd").GetDouble(), summary.ResidualDeviation, 1e-12);
        Near(longley.GetProperty("nist_r2").GetDouble(), summary.RSquared, 1e-12);
        Assert.Equal(["intercept", "GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"], summary.Coefficients.Select(c => c.Name));

        var dependent = LeastSquaresSummary.Fit(data, neweyWestLags: 2);
        double[] errors = [.. dependent.Coefficients.Select(c => c.StandardError)];

        // The reference works with the raw columns, which costs it half of its digits: exact fractions give the second list.
        Close(longley, "newey_west_se_lag2", errors, 1e-7);
        double[] exact =
        [
            725219.89149399069, 48.449149735678362, 0.017794750009232955, 0.29053583207603566, 0.12164790461558021, 0.12431158965217834, 375.47719409048965,
        ];
        for (var i = 0; i < exact.Length; i++)
        {
            Near(exact[i], errors[i], 1e-11);
        }

        Assert.Equal(summary.Coefficients.Select(c => c.Value), dependent.Coefficients.Select(c => c.Value));
    }

    [EvidenceFact]
    public void The_logit_of_another_library_comes_out_with_its_errors()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "ols_longley_logit.json")));
        var logit = golden.RootElement.GetProperty("logit");
        var summary = LogisticSummary.Fit(Matrix(logit, ["a", "b", "c"]));
        Close(logit, "coef", [.. summary.Coefficients.Select(c => c.Value)], 1e-10);
        Close(logit, "se", [.. summary.Coefficients.Select(c => c.StandardError)], 1e-10);
        Close(logit, "z", [.. summary.Coefficients.Select(c => c.Statistic)], 1e-10);
        Close(logit, "p", [.. summary.Coefficients.Select(c => c.PValue)], 1e-9);
        Near(logit.GetProperty("llf").GetDouble(), summary.LogLikelihood, 1e-12);
        Near(logit.GetProperty("aic").GetDouble(), summary.Akaike, 1e-12);
        Near(logit.GetProperty("bic").GetDouble(), summary.Bayesian, 1e-12);
    }

    [Fact]
    public void A_slope_by_hand()
    {
        var summary = LeastSquaresSummary.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4], [1, 3, 2, 5]));
        Assert.Equal(1.1, summary.Coefficients[1].Value, 1e-14);
        Assert.Equal(0, summary.Coefficients[0].Value, 1e-13);
        Assert.Equal(Math.Sqrt(2.7 / 2), summary.ResidualDeviation, 1e-14);
        Assert.Equal(Math.Sqrt(2.7 / 2 / 5), summary.Coefficients[1].StandardError, 1e-14);
        Assert.Equal(Math.Sqrt(2.7 / 2 * (0.25 + 6.25 / 5)), summary.Coefficients[0].StandardError, 1e-14);
        Assert.Equal(Tails.StudentTwoSided(1.1 / Math.Sqrt(0.27), 2), summary.Coefficients[1].PValue, 1e-14);
    }

    [Fact]
    public void Rows_without_errors_to_tell_are_refused()
    {
        var schema = Samples.Schema(1);
        Assert.Throws<InsufficientHistoryException>(() => LeastSquaresSummary.Fit(new TrainingMatrix(schema, [1, 2], [1, 2])));
        Assert.Throws<ArgumentException>(() => LeastSquaresSummary.Fit(new TrainingMatrix(schema, [1, 2, 3], [1, 2, 4], [1, 1, 2])));
        Assert.Throws<LearningException>(() => LeastSquaresSummary.Fit(new TrainingMatrix(schema, [1, 1, 1], [1, 2, 4])));
        Assert.Throws<LearningException>(() => LeastSquaresSummary.Fit(new TrainingMatrix(schema, [1, double.NaN, 1], [1, 2, 4])));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeastSquaresSummary.Fit(new TrainingMatrix(schema, [1, 2, 3], [1, 2, 4]), 3));
        Assert.Throws<LearningException>(() => LogisticSummary.Fit(new TrainingMatrix(schema, [1, 2, 3, 4], [0, 0, 1, 1])));
        Assert.Throws<LearningException>(() => LogisticSummary.Fit(new TrainingMatrix(schema, [1, 2, 3, 4], [1, 1, 1, 1])));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.1, 0.3)]
    [InlineData(-3e5, 1e6)]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    [InlineData(1e-7, -1e3)]
    public void Targets_that_are_fitted_exactly_have_no_errors(double slope, double intercept)
    {
        double[] features = [.. Enumerable.Range(0, 50).Select(i => Math.Sqrt(i) + 7)];
        double[] targets = [.. features.Select(x => intercept + slope * x)];
        foreach (var lags in new int?[] { null, 0, 3 })
        {
            var data = new TrainingMatrix(Samples.Schema(1), features, targets);
            Assert.Contains("exactly", Assert.Throws<LearningException>(() => LeastSquaresSummary.Fit(data, lags)).Message, StringComparison.Ordinal);
        }

        // An error that is well above rounding is an error.
        var size = 1e-10 * (1 + Math.Abs(intercept) + Math.Abs(slope));
        double[] disturbed = [.. targets.Select((t, i) => t + (i % 3 == 0 ? size : 0))];
        Assert.All(
            LeastSquaresSummary.Fit(new TrainingMatrix(Samples.Schema(1), features, disturbed)).Coefficients,
            c => Assert.True(c.StandardError > 0 && double.IsFinite(c.Statistic) && c.PValue is >= 0 and <= 1));
    }

    [Fact]
    public void Residuals_where_they_do_not_move_a_coefficient_leave_it_no_error()
    {
        // The residuals 0, 1, -1, 0 stand at the mean of the feature.
        var data = new TrainingMatrix(Samples.Schema(1), [-1, 0, 0, 1], [-1, 1, -1, 1]);
        Assert.Equal(Math.Sqrt(0.5), LeastSquaresSummary.Fit(data).Coefficients[1].StandardError, 1e-14);
        foreach (var lags in new[] { 0, 1, 3 })
        {
            var refused = Assert.Throws<LearningException>(() => LeastSquaresSummary.Fit(data, lags));
            Assert.Contains($"'{data.Schema.Columns[0].Name}' with {lags} lags is 0", refused.Message, StringComparison.Ordinal);
        }
    }

    private static TrainingMatrix Matrix(JsonElement test, string[] names)
    {
        double[] rows = [.. test.GetProperty("X").EnumerateArray().SelectMany(r => r.EnumerateArray().Select(v => v.GetDouble()))];
        var schema = new FeatureSchema("test", [.. names.Select((n, i) => new FeatureColumn(n, n, i + 1))]);
        return TrainingMatrix.FromRows(schema, rows, [.. test.GetProperty("y").EnumerateArray().Select(v => v.GetDouble())]);
    }

    private static void Close(JsonElement test, string name, double[] actual, double tolerance)
    {
        double[] expected = [.. test.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Near(expected[i], actual[i], tolerance);
        }
    }

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
