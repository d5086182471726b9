using System.Text.Json;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Backtesting.Tests;

public sealed class BacktestOverfittingTests
{
    [EvidenceFact]
    public void Every_split_and_what_they_amount_to_equal_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "pbo_cscv.json")));
        var splits = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            var rows = test.GetProperty("returns").EnumerateArray().Select(Numbers).ToArray();
            var expected = test.GetProperty("expected");
            double[][] trials = [.. Enumerable.Range(0, test.GetProperty("N").GetInt32()).Select(t => rows.Select(r => r[t]).ToArray())];
            var actual = BacktestOverfitting.Estimate(trials, expected.GetProperty("S").GetInt32());
            Assert.Equal(expected.GetProperty("combinations").GetInt32(), actual.Splits.Count);
            Assert.Equal(expected.GetProperty("pbo").GetDouble(), actual.Probability, 1e-12);
            Assert.Equal(expected.GetProperty("prob_loss").GetDouble(), actual.ProbabilityOfLoss, 1e-12);
            Assert.Equal(expected.GetProperty("slope").GetDouble(), actual.Slope!.Value, 1e-12);
            Assert.Equal(expected.GetProperty("intercept").GetDouble(), actual.Intercept!.Value, 1e-12);
            Assert.Equal(expected.GetProperty("r2").GetDouble(), actual.RSquared!.Value, 1e-12);
            var logits = Numbers(expected.GetProperty("logits"));
            var before = Numbers(expected.GetProperty("is_metric"));
            var after = Numbers(expected.GetProperty("oos_metric"));
            for (var i = 0; i < actual.Splits.Count; i++)
            {
                Assert.Equal(logits[i], actual.Splits[i].Logit, 1e-12);
                Assert.Equal(before[i], actual.Splits[i].InSample, 1e-12);
                Assert.Equal(after[i], actual.Splits[i].OutOfSample, 1e-12);
                splits++;
            }

            Assert.Equal((logits.Length, before.Length, after.Length), (actual.Splits.Count, actual.Splits.Count, actual.Splits.Count));
        }

        Assert.Equal(160, splits);
    }

    [Fact]
    public void A_trial_that_is_best_everywhere_is_not_overfitted_and_one_that_alternates_is()
    {
        double[] Noise(int seed, double edge)
        {
            var random = new DeterministicRandom(seed);
            return [.. Enumerable.Range(0, 400).Select(_ => edge + 0.01 * random.NextNormal())];
        }

        var skilled = BacktestOverfitting.Estimate([Noise(1, 0.01), Noise(2, 0), Noise(3, 0), Noise(4, 0)], 8);
        Assert.Equal(0, skilled.Probability);
        Assert.Equal(0, skilled.ProbabilityOfLoss);
        Assert.All(skilled.Splits, s => Assert.Equal(0, s.Best));

        double[] first = [.. Enumerable.Range(0, 40).Select(i => (i < 20 ? 0.01 : -0.01) + 0.001 * (i % 2))];
        double[] second = [.. first.Select(r => -r)];
        Assert.Equal(1, BacktestOverfitting.Estimate([first, second], 2).Probability);
    }

    [Fact]
    public void The_unit_of_the_returns_does_not_matter() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            double[][] trials = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 50).Select(_ => random.NextNormal()).ToArray())];
            double[][] halved = [.. trials.Select(t => t.Select(r => r / 1024).ToArray())];
            var (a, b) = (BacktestOverfitting.Estimate(trials, 6), BacktestOverfitting.Estimate(halved, 6));
            Assert.Equal(a.Probability, b.Probability);
            Assert.Equal(a.Splits, b.Splits);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trial_that_did_nothing_counts_as_zero()
    {
        double[] idle = new double[8];
        double[] loser = [-0.1, -0.2, -0.1, -0.2, -0.1, -0.2, -0.1, -0.2];
        var result = BacktestOverfitting.Estimate([loser, idle], 4);
        Assert.All(result.Splits, s => Assert.Equal((1, 0.0, 0.0), (s.Best, s.InSample, s.OutOfSample)));
        Assert.Null(result.Slope);
        Assert.Null(result.RSquared);
    }

    [Theory]
    [InlineData(0.0001, 40)]
    [InlineData(0.1, 24)]
    [InlineData(-0.003, 72)]
    public void Constant_returns_have_no_ratio_however_their_mean_is_rounded(double value, int count)
    {
        double[] constant = [.. Enumerable.Repeat(value, count)];
        double[] good = [.. Enumerable.Range(0, count).Select(i => i % 3 - 0.5)];
        var refused = Assert.Throws<ArgumentException>(() => BacktestOverfitting.Estimate([good, constant], 4));
        Assert.Contains("trial 1 are constant", refused.Message, StringComparison.Ordinal);

        // One return that differs in each half gives both halves a ratio.
        constant[1] = 2 * value;
        constant[^1] = 2 * value;
        Assert.All(
            BacktestOverfitting.Estimate([good, constant], 2).Splits,
            s => Assert.True(Math.Abs(s.InSample) < count && Math.Abs(s.OutOfSample) < count));

        // Blocks that are constant each and differ from one another vary together.
        double[] steps = [.. Enumerable.Range(0, count).Select(i => i * 4 / count * value)];
        Assert.Equal(6, BacktestOverfitting.Estimate([good, steps], 4).Splits.Count);
    }

    [Fact]
    public void What_cannot_be_judged_is_refused()
    {
        double[] good = [0.1, 0.2, -0.1, 0.3];
        Assert.Throws<InsufficientHistoryException>(() => BacktestOverfitting.Estimate([good], 2));
        Assert.Throws<InsufficientHistoryException>(() => BacktestOverfitting.Estimate([good, good], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => BacktestOverfitting.Estimate([good, good], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BacktestOverfitting.Estimate([good, good], 22));
        Assert.Throws<ArgumentException>(() => BacktestOverfitting.Estimate([good, [0.1]], 2));
        Assert.Throws<ArgumentException>(() => BacktestOverfitting.Estimate([good, [0.1, 0.2, double.NaN, 1]], 2));
        Assert.Throws<ArgumentException>(() => BacktestOverfitting.Estimate([good, [0.1, 0.1, 0.1, 0.1]], 2));
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
