namespace AlphaPulse.Features;

/// <summary>The binomial weights of the fractional difference <c>(1 - L)^d</c> (Hosking, 1981), which the function <c>fracdiff</c> of expressions uses.</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public static class FractionalDifference
{
    /// <summary>The first weights of an order: w(0) = 1, w(k) = -w(k - 1) (d - k + 1) / k.</summary>
    /// <param name="order">The order d; finite. 0 keeps a series, 1 is the plain difference.</param>
    /// <param name="count">How many weights; at least 1.</param>
    /// <returns>The weights, that of the current value first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static IReadOnlyList<double> Weights(double order, int count)
    {
        if (!double.IsFinite(order))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "The order of a difference is finite.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var weights = new double[count];
        weights[0] = 1;
        for (var k = 1; k < count; k++)
        {
            weights[k] = Next(order, weights[k - 1], k);
        }

        return weights;
    }

    /// <summary>The weights of an order as long as they are not below a threshold.</summary>
    /// <returns>The weights; more than the limit where the threshold is too small for it.</returns>
    internal static List<double> WeightsAbove(double order, double threshold, int limit)
    {
        var weights = new List<double> { 1 };
        while (weights.Count <= limit)
        {
            var weight = Next(order, weights[^1], weights.Count);
            if (Math.Abs(weight) < threshold)
            {
                break;
            }

            weights.Add(weight);
        }

        return weights;
    }

    private static double Next(double order, double last, int k) => -last * (order - k + 1) / k;
}
