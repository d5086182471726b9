namespace AlphaPulse.Indicators;

/// <summary>The Taylor series behind <see cref="DecimalMath"/>, by Horner's rule on fractions of 128 bits.</summary>
/// <remarks>
/// Abramowitz and Stegun, Handbook of Mathematical Functions: 4.2.1 (exponential), 4.1.27 (logarithm), 4.3.65 and 4.3.66 (sine,
/// cosine), 4.4.42 (arctangent). The coefficients are at most 1, with 127 bits after the point; what is left out of each series is
/// below 2^-116 of the result for the arguments named.
/// </remarks>
internal static class WideSeries
{
    private const int ExponentialTerms = 19;
    private const int TrigonometricTerms = 15;
    private const int InverseTerms = 14;
    private static readonly UInt128 One = UInt128.One << 127;

    // The coefficients from the lowest power up.
    private static readonly UInt128[] InverseFactorials = Factorials(2 * TrigonometricTerms);
    private static readonly UInt128[] Exponential = InverseFactorials[..ExponentialTerms];
    private static readonly UInt128[] Sine = [.. InverseFactorials.Where((_, i) => i % 2 == 1)];
    private static readonly UInt128[] Cosine = [.. InverseFactorials.Where((_, i) => i % 2 == 0)];
    private static readonly UInt128[] OddReciprocals =
        [.. Enumerable.Range(0, InverseTerms).Select(i => One / (UInt128)(2 * i + 1))];

    /// <summary>e^x for a fraction x below 1/8, with 127 bits after the point; never too high.</summary>
    public static UInt128 Exp(UInt128 x) => Sum(Exponential, x);

    /// <summary>sin(x)/x, x up to π/4, by its square, with 127 bits after the point.</summary>
    public static UInt128 SineOverAngle(UInt128 square) => Alternate(Sine, square);

    /// <summary>cos(x), x up to π/4, by its square, with 127 bits after the point.</summary>
    public static UInt128 Cos(UInt128 square) => Alternate(Cosine, square);

    /// <summary>artanh(x)/x, x below 1/30, by its square, with 127 bits after the point.</summary>
    public static UInt128 ArtanhOverArgument(UInt128 square) => Sum(OddReciprocals, square);

    /// <summary>arctan(x)/x, x up to 1/16, by its square, with 127 bits after the point.</summary>
    public static UInt128 ArctanOverArgument(UInt128 square) => Alternate(OddReciprocals, square);

    private static UInt128 Sum(UInt128[] coefficients, UInt128 x)
    {
        unchecked
        {
            var sum = coefficients[^1];
            for (var i = coefficients.Length - 2; i >= 0; i--)
            {
                sum = coefficients[i] + WideFraction.MultiplyHigh(sum, x);
            }

            return sum;
        }
    }

    private static UInt128 Alternate(UInt128[] coefficients, UInt128 x)
    {
        unchecked
        {
            var sum = coefficients[^1];
            for (var i = coefficients.Length - 2; i >= 0; i--)
            {
                sum = coefficients[i] - WideFraction.MultiplyHigh(sum, x);
            }

            return sum;
        }
    }

    private static UInt128[] Factorials(int count)
    {
        var result = new UInt128[count];
        result[0] = One;
        for (var i = 1; i < count; i++)
        {
            result[i] = result[i - 1] / (UInt128)i;
        }

        return result;
    }
}
