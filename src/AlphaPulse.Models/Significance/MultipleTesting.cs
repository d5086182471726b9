using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Corrects p-values for the number of things that were tested at once.</summary>
/// <remarks>
/// A corrected value is compared with the level that one would accept for a single test. Bonferroni and Holm bound the chance of even one false
/// claim, whatever the dependence; Benjamini-Hochberg and Benjamini-Yekutieli bound the expected share of false ones among the claims.
/// Pure functions, safe for use from any thread.
/// </remarks>
public static class MultipleTesting
{
    /// <summary>Each value times their number.</summary>
    /// <param name="pValues">The p-values, from 0 to 1, in any order.</param>
    /// <returns>The corrected values in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] Bonferroni(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        var corrected = new double[pValues.Length];
        for (var i = 0; i < corrected.Length; i++)
        {
            corrected[i] = Math.Min(1, pValues[i] * corrected.Length);
        }

        return corrected;
    }

    /// <summary>Holm's correction (1979): never weaker than Bonferroni's and as safe.</summary>
    /// <param name="pValues">The p-values, from 0 to 1, in any order.</param>
    /// <returns>The corrected values in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        var order = MetricRows.Order(pValues);
        var corrected = new double[order.Length];
        var greatest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Min(1, pValues[order[i]] * (order.Length - i)));
            corrected[order[i]] = greatest;
        }

        return corrected;
    }

    /// <summary>The correction of Benjamini and Hochberg (1995), for independent or positively dependent tests.</summary>
    /// <param name="pValues">The p-values, from 0 to 1, in any order.</param>
    /// <returns>The corrected values in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => StepUp(pValues, 1);

    /// <summary>The correction of Benjamini and Yekutieli (2001), for tests of any dependence.</summary>
    /// <param name="pValues">The p-values, from 0 to 1, in any order.</param>
    /// <returns>The corrected values in the same order.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> pValues)
    {
        var harmonic = 0.0;
        for (var k = 1; k <= pValues.Length; k++)
        {
            harmonic += 1.0 / k;
        }

        return StepUp(pValues, harmonic);
    }

    private static double[] StepUp(ReadOnlySpan<double> pValues, double factor)
    {
        Check(pValues);
        var order = MetricRows.Order(pValues);
        var corrected = new double[order.Length];
        var least = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, pValues[order[i]] * (order.Length / (i + 1.0) * factor));
            corrected[order[i]] = least;
        }

        return corrected;
    }

    private static void Check(ReadOnlySpan<double> pValues)
    {
        for (var i = 0; i < pValues.Length; i++)
        {
            if (!(pValues[i] is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"P-value {i} is {pValues[i]}; a probability is from 0 to 1."), nameof(pValues));
            }
        }
    }
}
