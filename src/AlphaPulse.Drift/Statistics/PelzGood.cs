namespace AlphaPulse.Drift;

/// <summary>The expansion of Kolmogorov's law in powers of 1 / sqrt(n), to the third (Pelz and Good, 1976).</summary>
/// <remarks>Digits as SciPy has them; above 140 rows the expansion is within 1e-6 of the exact law.</remarks>
internal static class PelzGood
{
    private const int Terms = 20;

    internal static double Cumulative(int n, double distance)
    {
        var root = Math.Sqrt(n);
        var z = root * distance;
        var z2 = z * z;
        var z4 = z2 * z2;
        var z6 = z4 * z2;
        double k0 = 0, k1 = 0, k2 = 0, k3 = 0, k2Whole = 0, k3Whole = 0;
        for (var k = Terms; k >= 0; k--)
        {
            // Each half-odd number stands for itself and its negative.
            var a = Math.PI * Math.PI * (k + 0.5) * (k + 0.5);
            var weight = 2 * Math.Exp(-a / (2 * z2));
            k0 += weight;
            k1 += weight * (a - z2);
            k2 += weight * (6 * z6 + 2 * z4 + a * (2 * z4 - 5 * z2) + a * a * (1 - 2 * z2));
            k3 += weight * (a * a * a * (5 - 30 * z2) + a * a * (-60 * z2 + 212 * z4) + a * (135 * z4 - 96 * z6) - 30 * z6 - 90 * z4 * z4);
            if (k > 0)
            {
                var b = Math.PI * Math.PI * k * k;
                var whole = 2 * Math.Exp(-b / (2 * z2));
                k2Whole += whole * b;
                k3Whole += whole * (-b * b + 3 * b * z2);
            }
        }

        var scale = Math.Sqrt(Math.PI / 2);
        var sum = k0 / z
            + k1 / (6 * z4) / root
            + (k2 / (72 * z6 * z) - k2Whole / (36 * z2 * z)) / n
            + (k3 / (6480 * z6 * z4) + k3Whole / (216 * z6)) / (n * root);
        return Math.Clamp(scale * sum, 0, 1);
    }
}
