namespace AlphaPulse.Indicators;

/// <summary>1/n as Factor x 10^-Digits where that is finite: n has no prime factors but 2 and 5. Otherwise the factor is 0.</summary>
/// <param name="Factor">The integer; 0 where 1/n has infinitely many digits or more than 18.</param>
/// <param name="Digits">The digits after the point.</param>
internal readonly record struct FiniteReciprocal(long Factor, int Digits)
{
    private static readonly FiniteReciprocal[] Small = [.. Enumerable.Range(0, 1025).Select(Compute)];

    public static FiniteReciprocal Of(int n) => n < Small.Length ? Small[n] : Compute(n);

    private static FiniteReciprocal Compute(int n)
    {
        for (var digits = 0; n > 0 && digits <= 18; digits++)
        {
            if (Powers.OfTen[digits] % n == 0)
            {
                return new FiniteReciprocal(Powers.OfTen[digits] / n, digits);
            }
        }

        return default;
    }
}
