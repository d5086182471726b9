namespace AlphaPulse.Drift;

/// <summary>The distance of two empirical distribution functions, as a whole number of steps of 1 / lcm(n, m), so that ties are exact.</summary>
internal static class KolmogorovDistance
{
    internal static long LeastCommonMultiple(int n, int m) => (long)n / GreatestCommonDivisor(n, m) * m;

    internal static int GreatestCommonDivisor(int n, int m)
    {
        while (m != 0)
        {
            (n, m) = (m, n % m);
        }

        return n;
    }

    /// <summary>The greatest absolute difference of both functions over two ascending samples, in steps of 1 / lcm.</summary>
    internal static long GreatestGap(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var divisor = GreatestCommonDivisor(reference.Length, current.Length);
        long up = current.Length / divisor;
        long down = reference.Length / divisor;
        long greatest = 0;
        int i = 0, j = 0;
        while (i < reference.Length && j < current.Length)
        {
            // Equal values step together: the functions are compared after each value, never inside a tie.
            var value = Math.Min(reference[i], current[j]);
            while (i < reference.Length && reference[i] <= value)
            {
                i++;
            }

            while (j < current.Length && current[j] <= value)
            {
                j++;
            }

            greatest = Math.Max(greatest, Math.Abs(i * up - j * down));
        }

        return greatest;
    }

    internal static double Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        (double)GreatestGap(reference, current) / LeastCommonMultiple(reference.Length, current.Length);
}
