namespace AlphaPulse.Drift;

/// <summary>Logarithms of factorials and binomial coefficients.</summary>
internal static class LogFactorial
{
    private static readonly double[] Small = MakeSmall();

    /// <summary>ln(n over k). The large parts of Stirling's formula are joined before they are subtracted, which keeps their digits.</summary>
    internal static double Combinations(int n, int k)
    {
        var rest = n - k;
        if (k == 0 || rest == 0)
        {
            return 0;
        }

        return -k * Math.Log((double)k / n) - rest * Math.Log((double)rest / n)
            + 0.5 * Math.Log(n / (2 * Math.PI * k * rest))
            + StirlingRest(n) - StirlingRest(k) - StirlingRest(rest);
    }

    /// <summary>ln n! less (n ln n - n + ln(2 pi n) / 2).</summary>
    private static double StirlingRest(int n)
    {
        if (n < Small.Length)
        {
            return Small[n];
        }

        var square = (double)n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / n;
    }

    private static double[] MakeSmall()
    {
        var rests = new double[32];
        var factorial = 1.0;
        for (var n = 1; n < rests.Length; n++)
        {
            factorial *= n;
            rests[n] = Math.Log(factorial) - (n * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI * n));
        }

        return rests;
    }
}
