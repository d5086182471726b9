using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>
/// How often chance gives so low a mean: Student's test of returns that do not overlap, transformed as Hall (1992) has it, since stops and
/// targets make returns skewed and the plain test then rejects at another rate than it says.
/// </summary>
internal static class ShortfallTest
{
    /// <summary>The one-sided p-value of the mean not being below the least; <see langword="null"/> for fewer than two returns, which do not say how they vary.</summary>
    public static double? PValue(double[] returns, double least)
    {
        if (returns.Length < 2)
        {
            return null;
        }

        double n = returns.Length;
        var mean = returns.Average();
        var deviation = Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (n - 1));
        if (!(deviation > 0))
        {
            return mean < least ? 0 : 1;
        }

        var skewness = returns.Sum(r => Math.Pow((r - mean) / deviation, 3)) / n;
        var distance = (mean - least) / deviation;
        var shift = deviation * (skewness / (6 * n) + skewness * distance * distance / 3 + skewness * skewness * Math.Pow(distance, 3) / 27);
        double[] limits = [.. Enumerable.Repeat(least, returns.Length)];
        return SampleTests.PairedStudent([.. returns.Select(r => r + shift)], limits) is { } test
            ? test.Statistic < 0 ? test.PValue / 2 : 1 - test.PValue / 2
            : 1;
    }
}
