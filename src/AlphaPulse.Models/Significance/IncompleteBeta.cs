namespace AlphaPulse.Models;

/// <summary>The regularised incomplete beta function, of which the tails of Student's t, of the binomial and of the beta distribution are made.</summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b) for x from 0 to 1 and positive a and b.</summary>
    internal static double Regularized(double a, double b, double x) => Regularized(a, b, x, 1 - x);

    /// <summary>I_x(a, b) where 1 - x is known with more digits than the difference has.</summary>
    internal static double Regularized(double a, double b, double x, double complement)
    {
        if (x <= 0 || complement <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        return x <= (a + 1) / (a + b + 2)
            ? Math.Exp(LogPrefix(a, b, x, complement)) / a * Fraction(a, b, x)
            : 1 - Math.Exp(LogPrefix(b, a, complement, x)) / b * Fraction(b, a, complement);
    }

    /// <summary>The x with I_x(a, b) equal to a probability, by halving down to neighbouring doubles.</summary>
    internal static double Quantile(double a, double b, double probability)
    {
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            (low, high) = Regularized(a, b, middle) < probability ? (middle, high) : (low, middle);
        }
    }

    /// <summary>ln(x^a (1 - x)^b / B(a, b)). The large parts of Stirling's formula are joined before they are subtracted, which keeps their digits.</summary>
    internal static double LogPrefix(double a, double b, double x, double complement)
    {
        var sum = a + b;

        // How far x is from the mean a / sum: near it the two logarithms all but cancel.
        var distance = x * b - complement * a;
        return a * LogRatio(distance / a, x * (sum / a)) + b * LogRatio(-distance / b, complement * (sum / b))
            + Math.Log(a * (b / sum) / (2 * Math.PI)) / 2
            + StirlingRest(sum) - StirlingRest(a) - StirlingRest(b);
    }

    /// <summary>The continued fraction of Abramowitz and Stegun 26.5.8, evaluated forwards (Lentz, with the zeros of Thompson and Barnett).</summary>
    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        var (value, c, d) = (1.0, 1.0, 0.0);
        for (var i = 0; i < 100_000; i++)
        {
            var m = i / 2;
            var term = i == 0 ? 1
                : i % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + term * d;
            d = 1 / (d == 0 ? tiny : d);
            c = i == 0 ? 1 / tiny : 1 + term / c;
            c = c == 0 ? tiny : c;
            var change = c * d;
            value = i == 0 ? d : value * change;
            if (i > 0 && Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>The logarithm of a ratio that is also known as its distance from 1.</summary>
    internal static double LogRatio(double distance, double ratio)
    {
        if (Math.Abs(distance) > 0.5)
        {
            return Math.Log(ratio);
        }

        // What rounding 1 + distance loses is put back (Kahan).
        var rounded = 1 + distance;
        return rounded == 1 ? distance : Math.Log(rounded) * distance / (rounded - 1);
    }

    /// <summary>ln Gamma(x) less its leading part (x - 1/2) ln x - x + ln(2 pi) / 2.</summary>
    internal static double StirlingRest(double x)
    {
        var rest = 0.0;
        for (; x < 15; x++)
        {
            rest += (x + 0.5) * LogRatio(1 / x, (x + 1) / x) - 1;
        }

        var square = x * x;
        return rest + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / x;
    }
}
