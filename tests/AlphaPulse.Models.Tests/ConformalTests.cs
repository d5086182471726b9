namespace AlphaPulse.Models.Tests;

public sealed class ConformalTests
{
    [Fact]
    public void The_half_width_is_the_order_statistic_of_the_errors()
    {
        // Nine errors of 1 to 9: at a confidence of 0.8 the rank is ceil(10 * 0.8) = 8.
        double[] predicted = [0, 0, 0, 0, 0, 0, 0, 0, 0];
        double[] actual = [3, -1, 9, 2, -8, 4, 6, -7, 5];
        var interval = ConformalRegression.Fit(predicted, actual, 0.8);
        Assert.Equal((8.0, (-7.0, 9.0)), (interval.HalfWidth, interval.Interval(1)));
        Assert.Equal((true, false), (interval.Abstains(8), interval.Abstains(8.5)));
        Assert.Equal(8.0 / 9, interval.Coverage(predicted, actual), 1e-15);
        Assert.Contains("at least 9", Assert.Throws<InsufficientHistoryException>(() => ConformalRegression.Fit(predicted.AsSpan(1), actual.AsSpan(1), 0.9)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConformalRegression.Fit(predicted, actual, 1));
    }

    [Fact]
    public void Fresh_rows_are_covered_as_often_as_promised()
    {
        var random = new DeterministicRandom(5);
        var (covered, sure, total) = (0.0, 0.0, 400);
        for (var i = 0; i < total; i++)
        {
            var (predicted, actual) = Returns(random, 99);
            var (laterPredicted, laterActual) = Returns(random, 50);
            covered += ConformalRegression.Fit(predicted, actual).Coverage(laterPredicted, laterActual) / total;
            var (probabilities, classes) = Classes(random, 99);
            var (laterProbabilities, laterClasses) = Classes(random, 50);
            sure += ConformalClassification.Fit(probabilities, classes).Coverage(laterProbabilities, laterClasses) / total;
        }

        // 99 rows: the expected coverage is 90 / 100 exactly. One fit spreads by 0.03, so the mean of 400 by 0.002.
        Assert.InRange(covered, 0.89, 0.91);
        Assert.InRange(sure, 0.89, 0.92);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.15)]
    [InlineData(0.34)]
    public void Rows_that_tie_are_all_held(double probability)
    {
        double[] probabilities = [.. Enumerable.Repeat(probability, 1_000)];
        double[] actual = [.. Enumerable.Range(0, 1_000).Select(i => i < 300 ? 1.0 : 0.0)];
        var sets = ConformalClassification.Fit(probabilities, actual, 0.9);
        Assert.Equal(1, sets.Coverage(probabilities, actual));
    }

    [Fact]
    public void A_set_of_both_classes_or_none_abstains()
    {
        var sets = new ConformalClassification(0.9, leastProbability: 0.3);
        Assert.Equal([false, true, true, false], new[] { 0.1, 0.35, 0.65, 0.9 }.Select(sets.Abstains));
        Assert.True(new ConformalClassification(0.5, leastProbability: 0.7).Abstains(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalClassification(0.9, 1.5));
    }

    private static (double[] Predicted, double[] Actual) Returns(DeterministicRandom random, int count)
    {
        var (predicted, actual) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            predicted[i] = random.NextNormal();
            actual[i] = 0.5 * predicted[i] + random.NextNormal();
        }

        return (predicted, actual);
    }

    private static (double[] Probabilities, double[] Classes) Classes(DeterministicRandom random, int count)
    {
        var (probabilities, classes) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            probabilities[i] = random.NextDouble();
            classes[i] = random.NextDouble() < probabilities[i] ? 1 : 0;
        }

        return (probabilities, classes);
    }
}
