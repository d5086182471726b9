using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Penalties for a path of models.</summary>
/// <remarks>Pure functions, safe for use from any thread.</remarks>
public static class RegularizationGrid
{
    /// <summary>Penalties at equal distances on the scale of logarithms, from the greatest down.</summary>
    /// <param name="greatest">The greatest penalty, such as that of <see cref="ElasticNetLearner.GreatestAlpha"/>; finite and above 0.</param>
    /// <param name="count">How many; at least 2, default 100.</param>
    /// <param name="leastShare">The least penalty as a share of the greatest; above 0 and below 1, default 0.001.</param>
    /// <returns>The penalties.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static IReadOnlyList<double> Create(double greatest, int count = 100, double leastShare = 1e-3)
    {
        if (!double.IsFinite(greatest) || greatest <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(greatest), greatest, "The greatest penalty is finite and above 0.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!(leastShare is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "The share of the least penalty is above 0 and below 1.");
        }

        return [.. Enumerable.Range(0, count).Select(i => greatest * Math.Pow(leastShare, i / (count - 1.0)))];
    }

    /// <summary>Refuses penalties that are no path.</summary>
    internal static void Check(IReadOnlyList<double> alphas)
    {
        ArgumentNullException.ThrowIfNull(alphas);
        if (alphas.Count == 0)
        {
            throw new ArgumentException("There are no penalties; give at least one.", nameof(alphas));
        }

        for (var i = 0; i < alphas.Count; i++)
        {
            if (!double.IsFinite(alphas[i]) || alphas[i] < 0 || (i > 0 && alphas[i] > alphas[i - 1]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Penalty {i} is {alphas[i]}; penalties are finite, at least 0, and go down."), nameof(alphas));
            }
        }
    }
}
