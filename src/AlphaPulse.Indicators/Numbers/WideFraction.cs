namespace AlphaPulse.Indicators;

/// <summary>Products and quotients of fractions of 128 bits, a fraction f being the integer f x 2^128.</summary>
/// <remarks>The functions of <see cref="DecimalMath"/> need 94 bits; these lose at most the last three of 128.</remarks>
internal static class WideFraction
{
    private const int DigitBits = 45;
    private const double DigitFactor = 1L << DigitBits;

    /// <summary>The upper half of a product; at most 3 units of the last place too low, never too high.</summary>
    public static UInt128 MultiplyHigh(UInt128 left, UInt128 right)
    {
        unchecked
        {
            // The product of the lower halves is below what is kept.
            var leftHigh = (ulong)(left >> 64);
            var rightHigh = (ulong)(right >> 64);
            return Math.BigMul(leftHigh, rightHigh)
                + Math.BigMul(leftHigh, (ulong)right, out _)
                + Math.BigMul((ulong)left, rightHigh, out _);
        }
    }

    /// <summary>The quotient of an integer and a greater one as a fraction, within 2^-125 of the value.</summary>
    /// <remarks>Schoolbook division by digits of 45 bits. A digit is guessed in <see cref="double"/>; the remainder is exact and takes
    /// what the guess missed along, so that the result does not depend on how good the guesses are.</remarks>
    public static UInt128 Ratio(UInt128 numerator, UInt128 denominator)
    {
        unchecked
        {
            // The denominator has 126 bits, so that the remainders have room for their sign and a guess that is one off.
            var shift = (int)UInt128.LeadingZeroCount(denominator) - 2;
            var divisor = shift >= 0 ? denominator << shift : denominator >> -shift;
            var remainder = (Int128)(shift >= 0 ? numerator << shift : numerator >> -shift);
            var inverse = DigitFactor / (ulong)(divisor >> 64);
            var first = Digit(ref remainder, divisor, inverse);
            var second = Digit(ref remainder, divisor, inverse);
            var third = Digit(ref remainder, divisor, inverse);
            return (UInt128)((first << (128 - DigitBits)) + (second << (128 - 2 * DigitBits)) + (third >> (3 * DigitBits - 128)));
        }
    }

    private static Int128 Digit(ref Int128 remainder, UInt128 divisor, double inverse)
    {
        unchecked
        {
            var digit = (Int128)(long)((long)(remainder >> 64) * inverse);
            remainder = (remainder << DigitBits) - digit * (Int128)divisor;
            return digit;
        }
    }
}
