namespace AlphaPulse.Models;

/// <summary>The least value up to which the weights reach a share of their sum.</summary>
internal static class WeightedQuantile
{
    /// <summary>The quantile; the arrays are sorted. Weights may be empty, where every value weighs 1.</summary>
    internal static double Of(double[] values, double[] weights, double share)
    {
        if (weights.Length == 0)
        {
            Array.Sort(values);
            return values[Math.Clamp((int)Math.Ceiling(values.Length * share) - 1, 0, values.Length - 1)];
        }

        Array.Sort(values, weights);
        var most = weights.Sum() * share;
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i];
            if (sum >= most)
            {
                return values[i];
            }
        }

        return values[^1];
    }
}
