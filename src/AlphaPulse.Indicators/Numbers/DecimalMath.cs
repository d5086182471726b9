using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Mathematical functions of <see cref="decimal"/> that never go through the 15 digits of <see cref="double"/>.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class DecimalMath
{
    private const int MaximumScale = 28;
    private const int CorrectionDigits = 9;
    private const double CorrectionFactor = 1e9;

    /// <summary>The square root.</summary>
    /// <param name="value">The value; at least 0.</param>
    /// <returns>The root, within one unit of its 27th significant digit, or of the 28th decimal where that is coarser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <remarks>One Newton step from the root in <see cref="double"/>, with the residue of that root taken exactly in integers.
    /// Roots of squares are exact.</remarks>
    public static decimal Sqrt(decimal value)
    {
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "There is no real square root of a negative number.");
        }

        // An even scale halves exactly.
        var radicand = (UInt128)ScaledInteger.Split(value, out var scale);
        if ((scale & 1) != 0)
        {
            radicand *= 10;
            scale++;
        }

        return RootOver(radicand, scale / 2, 1);
    }

    /// <summary>The root of an integer, divided by 10^scale and by a positive integer: the standard deviation of exact moments.</summary>
    /// <param name="radicand">Below 2^126.</param>
    /// <param name="scale">The power of ten of the result; at least 0.</param>
    /// <param name="divisor">The divisor; at least 1.</param>
    internal static decimal RootOver(UInt128 radicand, int scale, long divisor)
    {
        if (radicand == 0)
        {
            return 0;
        }

        var root = Root(radicand, out var digits);
        digits += scale;
        var excess = digits - MaximumScale;
        if (excess <= 0)
        {
            return Decimal(root, digits) / divisor;
        }

        // Numbers this small are cut at the 28th decimal; rounded once where the divisor can take the power of ten along.
        return excess <= 18 && divisor <= long.MaxValue / Powers.OfTen[excess]
            ? Decimal(root, MaximumScale) / (divisor * Powers.OfTen[excess])
            : ScaledInteger.Divide(root, BigInteger.Pow(10, digits) * divisor);
    }

    /// <summary>The root of a quotient of integers of any size.</summary>
    internal static decimal RootOfRatio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        // Enough digits that the rounding of the root below does not show: numerator x 100^digits / denominator has over 64 digits.
        var have = (int)Math.Floor(BigInteger.Log10(numerator) - BigInteger.Log10(denominator));
        var digits = Math.Max(0, (66 - have) / 2);
        var scaled = numerator * BigInteger.Pow(100, digits) / denominator;
        var root = (BigInteger.One << (int)((scaled.GetBitLength() + 1) / 2)) + 1;
        for (var next = (root + scaled / root) >> 1; next < root; next = (root + scaled / root) >> 1)
        {
            root = next;
        }

        return ScaledInteger.Divide(root, BigInteger.Pow(10, digits));
    }

    // The root of v is the result x 10^-digits; the result has 27 or 28 digits.
    private static UInt128 Root(UInt128 v, out int digits)
    {
        unchecked
        {
            // As many even powers of ten as keep v below 2^126, so that the integer part of the root has 60 to 63 bits.
            var bits = 128 - (int)UInt128.LeadingZeroCount(v);
            var shift = (126 - bits) * 77 >> 9;
            var scaled = v * Powers.Wide(2 * shift);
            var start = (ulong)Math.Sqrt((double)scaled);
            var square = Math.BigMul(start, start);
            var residue = (Int128)(scaled - square);
            var correction = (long)Math.Round((double)residue / (2.0 * start) * CorrectionFactor);
            digits = shift + CorrectionDigits;
            return Math.BigMul(start, (ulong)CorrectionFactor) + (UInt128)(Int128)correction;
        }
    }

    private static decimal Decimal(UInt128 value, int scale)
    {
        unchecked
        {
            return new decimal((int)(uint)value, (int)(uint)(value >> 32), (int)(uint)(value >> 64), false, (byte)scale);
        }
    }
}
