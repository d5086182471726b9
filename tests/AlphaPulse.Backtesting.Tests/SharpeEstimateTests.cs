using System.Text.Json;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Backtesting.Tests;

public sealed class SharpeEstimateTests
{
    [EvidenceFact]
    public void Probabilities_and_lengths_equal_those_of_the_reference()
    {
        using var golden = Golden();
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            double Number(string name) => test.GetProperty(name).GetDouble();
            var estimate = new SharpeEstimate(Number("sr"), Number("T"), Number("skew"), Number("kurt"));
            var trials = test.GetProperty("N").GetInt32();
            var variance = Number("var_trials");
            (string Name, double? Value)[] pairs =
            [
                ("psr_0", estimate.ProbabilityAbove()),
                ("psr_half", estimate.ProbabilityAbove(Number("sr") / 2)),
                ("expected_max_z", TrialLuck.ExpectedMaximum(trials)),
                ("sr0", TrialLuck.ExpectedBestSharpe(variance, trials)),
                ("dsr", estimate.DeflatedProbability(variance, trials)),
                ("min_trl_95_vs_0", estimate.MinimumTrackRecord()),
            ];
            foreach (var (name, value) in pairs)
            {
                Near(Number(name), value, 1e-12, name);
                compared++;
            }
        }

        Assert.Equal(36, compared);
    }

    [EvidenceFact]
    public void Figures_printed_in_papers_come_out_as_printed_and_as_recomputed()
    {
        using var golden = Golden();
        var compared = 0;
        foreach (var figure in golden.RootElement.GetProperty("printed").EnumerateArray())
        {
            var what = figure.GetProperty("what").GetString()!;
            var actual = Compute(what, figure.GetProperty("inputs"));
            Near(figure.GetProperty("expected").GetDouble(), actual, 1e-12, what);
            Assert.InRange(actual - figure.GetProperty("printed").GetDouble(), -figure.GetProperty("printed_tolerance").GetDouble(), figure.GetProperty("printed_tolerance").GetDouble());
            compared++;
        }

        Assert.Equal(19, compared);
    }

    [Fact]
    public void A_track_record_of_the_least_length_reaches_exactly_the_probability() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var skewness = 2 * random.NextNormal();
            var kurtosis = 1 + skewness * skewness + 5 * random.NextDouble();
            var sharpe = 0.01 + random.NextDouble();
            var benchmark = sharpe * random.NextDouble() * 0.9;
            var probability = 0.55 + 0.44 * random.NextDouble();
            var length = new SharpeEstimate(sharpe, 100, skewness, kurtosis).MinimumTrackRecord(benchmark, probability)!.Value;
            if (length > 1 + 1e-9)
            {
                Assert.Equal(probability, new SharpeEstimate(sharpe, length, skewness, kurtosis).ProbabilityAbove(benchmark), 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_trials_never_make_a_ratio_more_believable() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), trials =>
        {
            var estimate = new SharpeEstimate(0.1, 500);
            Assert.True(estimate.DeflatedProbability(0.01, trials + 1) <= estimate.DeflatedProbability(0.01, trials));
            Assert.True(TrialLuck.MinimumBacktestYears(trials + 1, 1) >= TrialLuck.MinimumBacktestYears(trials, 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_trial_has_no_luck_and_a_ratio_below_the_benchmark_no_sufficient_length()
    {
        var estimate = new SharpeEstimate(0.1, 500);
        Assert.Equal(0, TrialLuck.ExpectedMaximum(1));
        Assert.Equal(estimate.ProbabilityAbove(), estimate.DeflatedProbability(0.3, 1));
        Assert.Null(estimate.MinimumTrackRecord(0.1));
        Assert.Equal(0.5, estimate.ProbabilityAbove(0.1));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharpeEstimate(double.NaN, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharpeEstimate(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharpeEstimate(0.1, 10, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharpeEstimate(0.1, 10).ProbabilityAbove(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharpeEstimate(0.1, 10).MinimumTrackRecord(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLuck.ExpectedMaximum(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLuck.ExpectedBestSharpe(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialLuck.MinimumBacktestYears(10, 0));
        Assert.Throws<InsufficientHistoryException>(() => SharpeEstimate.FromReturns([0.1]));
        Assert.Throws<InsufficientHistoryException>(() => SharpeEstimate.FromReturns([0.1, 0.1]));
        Assert.Throws<ArgumentException>(() => SharpeEstimate.FromReturns([0.1, double.NaN]));
    }

    private static double Compute(string what, JsonElement inputs)
    {
        double Number(string name) => inputs.GetProperty(name).GetDouble();
        double Returns(Func<PerformanceStatistics, double?> ratio, double riskFree, double target) => ratio(PerformanceStatistics.Compute(
            [.. inputs.GetProperty("returns").EnumerateArray().Select(r => r.GetDouble())], 1, riskFree, target))!.Value;
        switch (what)
        {
            case "psr":
                return new SharpeEstimate(Number("sr"), Number("T"), Number("skew"), Number("kurt")).ProbabilityAbove(Number("sr_benchmark"));
            case "sr_std":
                return new SharpeEstimate(Number("sr"), Number("n"), Number("skew"), Number("kurt")).StandardError;
            case "min_trl_years":
                var year = Number("periods_per_year");
                var isAnnual = inputs.TryGetProperty("sr_annual", out var annual);
                var sharpe = isAnnual ? annual.GetDouble() / Math.Sqrt(year) : Number("sr");
                var benchmark = isAnnual ? Number("sr_benchmark_annual") / Math.Sqrt(year) : Number("sr_benchmark");
                return new SharpeEstimate(sharpe, 100, Number("skew"), Number("kurt")).MinimumTrackRecord(benchmark, Number("prob"))!.Value / year;
            case "expected_max_z":
                return TrialLuck.ExpectedMaximum(inputs.GetProperty("N").GetInt32());
            case "dsr":
                return new SharpeEstimate(Number("sr_annual") / Math.Sqrt(Number("periods_per_year")), Number("T"), Number("skew"), Number("kurt"))
                    .DeflatedProbability(Number("var_sr_annual") / Number("periods_per_year"), inputs.GetProperty("N").GetInt32());
            case "dsr_sr0":
                return TrialLuck.ExpectedBestSharpe(Number("var_sr_annual") / Number("periods_per_year"), inputs.GetProperty("N").GetInt32());
            case "min_btl_years":
                return TrialLuck.MinimumBacktestYears(inputs.GetProperty("N").GetInt32(), Number("sr_annual_max"));
            case "sharpe_vs_benchmark":
                return Returns(s => s.Sharpe, Number("rf"), 0);
            case "sortino":
                return Returns(s => s.Sortino, 0, Number("target"));
            case "omega":
                return Returns(s => s.Omega, 0, Number("target"));
            default:
                throw new InvalidOperationException($"The figure '{what}' is not compared.");
        }
    }

    private static JsonDocument Golden() => JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "psr_dsr.json")));

    private static void Near(double expected, double? actual, double tolerance, string what) =>
        Assert.True(actual is not null && Math.Abs(actual.Value - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, got {actual:R}");
}
