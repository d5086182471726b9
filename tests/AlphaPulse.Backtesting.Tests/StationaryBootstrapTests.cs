namespace AlphaPulse.Backtesting.Tests;

public sealed class StationaryBootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_result_and_another_seed_another()
    {
        var series = Noise(200, 1, persistence: 0);
        Assert.Equal(StationaryBootstrap.TestMean(series, 7), StationaryBootstrap.TestMean(series, 7));
        Assert.NotEqual(StationaryBootstrap.TestMean(series, 7).Lower, StationaryBootstrap.TestMean(series, 8).Lower);
    }

    [Fact]
    public void With_blocks_of_one_the_interval_is_that_of_independent_values()
    {
        var series = Noise(400, 2, persistence: 0);
        var result = StationaryBootstrap.TestMean(series, 1, new BootstrapOptions { ExpectedBlockLength = 1, Resamples = 20_000 });
        var deviation = Math.Sqrt(series.Sum(x => (x - result.Mean) * (x - result.Mean)) / series.Length);
        var half = 1.959964 * deviation / Math.Sqrt(series.Length);
        Assert.Equal(result.Mean - half, result.Lower, half * 0.05);
        Assert.Equal(result.Mean + half, result.Upper, half * 0.05);
    }

    [Fact]
    public void Blocks_see_that_persistent_values_say_less()
    {
        var series = Noise(1000, 3, persistence: 0.8);
        var apart = StationaryBootstrap.TestMean(series, 1, new BootstrapOptions { ExpectedBlockLength = 1 });
        var blocks = StationaryBootstrap.TestMean(series, 1, new BootstrapOptions { ExpectedBlockLength = 30 });

        // For an autoregression of 0.8 the deviation of the mean is three times that of independent values.
        Assert.InRange((blocks.Upper - blocks.Lower) / (apart.Upper - apart.Lower), 2, 4);
    }

    [Fact]
    public void The_interval_covers_the_true_mean_as_often_as_it_says_and_the_test_errs_as_rarely()
    {
        const int trials = 400;
        var covered = 0;
        var rejected = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var result = StationaryBootstrap.TestMean(
                Noise(150, 1000 + trial, persistence: 0.2), trial, new BootstrapOptions { Confidence = 0.9, Resamples = 300 });
            covered += result.Lower <= 0 && 0 <= result.Upper ? 1 : 0;
            rejected += result.PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(covered / (double)trials, 0.80, 0.95);
        Assert.InRange(rejected / (double)trials, 0.02, 0.11);
    }

    [Fact]
    public void A_mean_far_above_zero_has_the_least_p_value_and_one_far_below_the_greatest()
    {
        double[] above = [.. Noise(300, 4, persistence: 0).Select(x => x + 1)];
        var options = new BootstrapOptions { Resamples = 999 };
        Assert.Equal(0.001, StationaryBootstrap.TestMean(above, 1, options).PValue, 1e-12);
        Assert.Equal(1, StationaryBootstrap.TestMean([.. above.Select(x => -x)], 1, options).PValue);
        Assert.Equal(1, StationaryBootstrap.TestMean(new double[50], 1, options).PValue);
    }

    [Fact]
    public void The_block_length_is_the_cube_root_of_the_count_unless_it_is_given()
    {
        var result = StationaryBootstrap.TestMean(Noise(1000, 5, persistence: 0), 1);
        Assert.Equal(10, result.ExpectedBlockLength, 1e-12);
        Assert.Equal((1000, 5000), (result.Count, result.Resamples));
        Assert.Equal(1e9, StationaryBootstrap.TestMean([1, 2], 1, new BootstrapOptions { ExpectedBlockLength = 1e9 }).ExpectedBlockLength);
    }

    [Fact]
    public void What_cannot_be_drawn_from_is_refused()
    {
        Assert.Throws<InsufficientHistoryException>(() => StationaryBootstrap.TestMean([1], 1));
        Assert.Throws<ArgumentException>(() => StationaryBootstrap.TestMean([1, double.NaN], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Resamples = 99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { Confidence = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { ExpectedBlockLength = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BootstrapOptions { ExpectedBlockLength = double.NaN });
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => StationaryBootstrap.TestMean([1, 2], 1, cancellationToken: cancelled.Token));
    }

    private static double[] Noise(int count, long seed, double persistence)
    {
        var random = new DeterministicRandom(seed);
        var series = new double[count];
        var value = random.NextNormal();
        for (var i = 0; i < count; i++)
        {
            series[i] = value;
            value = persistence * value + Math.Sqrt(1 - persistence * persistence) * random.NextNormal();
        }

        return series;
    }
}
