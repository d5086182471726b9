using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The quotient of two integers as the division of decimals gives it, in a third of its time, for the common sizes.</summary>
internal static class IntegerQuotient
{
    private const int MaximumScale = 28;
    private const int GreatestDivisor = 1024;

    // 2^96, with a margin for the rounding of the estimate.
    private const double Limit = 79228162514264337593543950336.0 * (1 - 1e-12);

    private static readonly UInt128[] WidePowers = [.. Enumerable.Range(0, MaximumScale + 1).Select(Powers.Wide)];
    private static readonly double[] RoundedPowers = [.. WidePowers.Select(power => (double)power)];

    // (2^128 - 1) / d - 2^64 for the divisors shifted up to the highest bit.
    private static readonly ulong[] Reciprocals =
        [.. Enumerable.Range(0, GreatestDivisor + 1).Select(n => n == 0 ? 0 : unchecked((ulong)(UInt128.MaxValue / Shifted((uint)n))))];

    /// <summary>Divides, rounded half to even to as many digits as a decimal holds.</summary>
    /// <param name="numerator">The numerator as an integer.</param>
    /// <param name="scale">The decimals of the numerator, from 0 to 28.</param>
    /// <param name="divisor">The divisor; at least 1.</param>
    /// <param name="quotient">The quotient.</param>
    /// <returns>Whether the sizes are common ones and the last digit is not 0, which the division of decimals does not show.</returns>
    public static bool TryDivide(Int128 numerator, int scale, long divisor, out decimal quotient)
    {
        quotient = 0;
        if (numerator < -long.MaxValue || numerator > long.MaxValue || divisor > GreatestDivisor)
        {
            return false;
        }

        unchecked
        {
            var magnitude = (ulong)Math.Abs((long)numerator);
            var ratio = (double)magnitude / divisor;

            // 1233/4096 is the logarithm of 2; the estimate is right or one too small.
            var exponent = (int)(BitConverter.DoubleToInt64Bits(ratio) >> 52) - 1023;
            var most = MaximumScale - scale;
            var digits = Math.Min(most, ((95 - exponent) * 1233) >> 12);
            if (digits < 0)
            {
                return false;
            }

            if (digits < most && ratio * RoundedPowers[digits + 1] < Limit)
            {
                digits++;
            }
            else if (digits < most && ratio * RoundedPowers[digits + 1] < Limit * (1 + 1e-11))
            {
                return false;
            }

            // Below 2^96 times the divisor: three limbs once shifted, the highest of which is less than the divisor.
            var power = WidePowers[digits];
            var high = Math.BigMul(magnitude, (ulong)power, out var low) + magnitude * (ulong)(power >> 64);
            var shift = BitOperations.LeadingZeroCount((ulong)divisor);
            var shifted = (ulong)divisor << shift;
            var reciprocal = Reciprocals[divisor];
            var top = Divide(high >> (64 - shift), (high << shift) | (low >> (64 - shift)), shifted, reciprocal, out var rest);
            var bits = Divide(rest, low << shift, shifted, reciprocal, out rest);
            if (rest == 0 || top >= uint.MaxValue)
            {
                return false;
            }

            // Without a branch: whether to round up no predictor gets right. From a tie to even.
            var up = (ulong)Number.One(rest + (bits & 1) > shifted - rest);
            bits += up;
            top += (ulong)Number.One(bits < up);

            // The division of decimals drops zeros at the end; 2^64 leaves 6 when divided by 10.
            if (((top * 6) + (bits % 10)) % 10 == 0)
            {
                return false;
            }

            quotient = new decimal((int)bits, (int)(bits >> 32), (int)top, numerator < 0, (byte)(scale + digits));
            return true;
        }
    }

    private static ulong Shifted(ulong divisor) => divisor << BitOperations.LeadingZeroCount(divisor);

    // Two limbs by one with the reciprocal (Moeller and Granlund, Improved division by invariant integers, 2011, algorithm 4).
    private static ulong Divide(ulong high, ulong low, ulong divisor, ulong reciprocal, out ulong rest)
    {
        unchecked
        {
            var quotient = Math.BigMul(reciprocal, high, out var fraction) + high;
            fraction += low;
            quotient += 1UL + (ulong)Number.One(fraction < low);
            rest = low - quotient * divisor;

            // As often as not, so without a branch.
            var oneTooMany = 0UL - (ulong)Number.One(rest > fraction);
            quotient += oneTooMany;
            rest += divisor & oneTooMany;

            if (rest >= divisor)
            {
                quotient++;
                rest -= divisor;
            }

            return quotient;
        }
    }
}
