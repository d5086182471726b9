using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>
/// Elementary functions of rationals to about 150 digits, as integers of units of 2^-520: textbook series
/// of big integers, with other reductions and other constants than the product has.
/// </summary>
internal static class ElementaryReference
{
    public const int Bits = 520;
    private static readonly BigInteger One = BigInteger.One << Bits;

    // Machin, 1706.
    public static readonly BigInteger Pi = 16 * ArctanOfReciprocal(5) - 4 * ArctanOfReciprocal(239);

    // 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749).
    private static readonly BigInteger Ln2 = 18 * ArtanhOfReciprocal(26) - 2 * ArtanhOfReciprocal(4801) + 8 * ArtanhOfReciprocal(8749);

    private static readonly BigInteger Ln10 = Ln(10 * One);

    public static BigInteger Of(decimal value)
    {
        unchecked
        {
            var bits = decimal.GetBits(value);
            var integer = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
            return (bits[3] < 0 ? -integer : integer) * One / BigInteger.Pow(10, value.Scale);
        }
    }

    public static BigInteger Multiply(BigInteger left, BigInteger right) => (left * right) >> Bits;

    public static BigInteger Divide(BigInteger left, BigInteger right) => (left << Bits) / right;

    public static BigInteger Sqrt(BigInteger x)
    {
        if (x.IsZero)
        {
            return 0;
        }

        var square = x << Bits;
        var root = BigInteger.One << (int)(square.GetBitLength() / 2 + 1);
        for (var next = (root + square / root) >> 1; next < root; next = (root + square / root) >> 1)
        {
            root = next;
        }

        return root;
    }

    public static BigInteger Exp(BigInteger x)
    {
        // 2^-10 of the argument, squared ten times.
        const int halvings = 10;
        var small = x >> halvings;
        BigInteger sum = 0;
        var term = One;
        for (var n = 1; !term.IsZero && term != -1; n++)
        {
            sum += term;
            term = Multiply(term, small) / n;
        }

        for (var i = 0; i < halvings; i++)
        {
            sum = Multiply(sum, sum);
        }

        return sum;
    }

    public static BigInteger Ln(BigInteger x)
    {
        var power = (int)x.GetBitLength() - 1 - Bits;
        var mantissa = power > 0 ? x >> power : x << -power;
        var ratio = Divide(mantissa - One, mantissa + One);
        return power * Ln2 + 2 * OddPowers(ratio, 1);
    }

    public static BigInteger Log10(BigInteger x) => Divide(Ln(x), Ln10);

    public static BigInteger Sin(BigInteger x)
    {
        var turns = x / (2 * Pi);
        var term = x - turns * 2 * Pi;
        var square = Multiply(term, term);
        BigInteger sum = 0;
        for (var n = 2; !term.IsZero && term != -1; n += 2)
        {
            sum += term;
            term = -Multiply(term, square) / (n * (n + 1));
        }

        return sum;
    }

    public static BigInteger Cos(BigInteger x) => Sin(x + Pi / 2);

    public static BigInteger Atan(BigInteger x)
    {
        // arctan x = 2 arctan(x / (1 + root(1 + x^2))), four times.
        const int halvings = 4;
        for (var i = 0; i < halvings; i++)
        {
            x = Divide(x, One + Sqrt(One + Multiply(x, x)));
        }

        return OddPowers(x, -1) << halvings;
    }

    public static BigInteger Atan2(BigInteger y, BigInteger x) =>
        x.IsZero ? y.Sign * Pi / 2
        : x.Sign > 0 ? Atan(Divide(y, x))
        : y.Sign < 0 ? Atan(Divide(y, x)) - Pi
        : Atan(Divide(y, x)) + Pi;

    public static BigInteger Asin(BigInteger x) => Atan2(x, Sqrt(One - Multiply(x, x)));

    public static BigInteger Acos(BigInteger x) => Pi / 2 - Asin(x);

    public static BigInteger Sinh(BigInteger x) => (Exp(x) - Exp(-x)) / 2;

    public static BigInteger Cosh(BigInteger x) => (Exp(x) + Exp(-x)) / 2;

    public static BigInteger Tanh(BigInteger x) => One - Divide(2 * One, Exp(2 * x) + One);

    // x + sign x^3/3 + x^5/5 ...
    private static BigInteger OddPowers(BigInteger x, int sign)
    {
        var square = Multiply(x, x) * sign;
        BigInteger sum = 0;
        var power = x;
        for (var n = 1; !power.IsZero && power != -1; n += 2)
        {
            sum += power / n;
            power = Multiply(power, square);
        }

        return sum;
    }

    private static BigInteger ArctanOfReciprocal(int n) => OddPowers(One / n, -1);

    private static BigInteger ArtanhOfReciprocal(int n) => OddPowers(One / n, 1);
}
