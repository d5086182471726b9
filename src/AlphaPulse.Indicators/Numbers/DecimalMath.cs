using System.Globalization;

namespace AlphaPulse.Indicators;

/// <summary>Mathematical functions of <see cref="decimal"/> that never go through the 15 digits of <see cref="double"/>.</summary>
/// <remarks>
/// All but <see cref="Sqrt"/> calculate with 128 bits and round once, to as many digits as a decimal holds: 28 or 29, at most 28 of
/// them after the point. The error is at most 0.5001 units of the last of these digits, which is less than one unit of the 27th
/// significant digit; results below 0.1 have as many digits fewer as they have zeros after the point, and what is below
/// 5 x 10^-29 is 0. A result that a decimal can hold exactly (2^10, log10 1000) is exact. Zeros at the end are left out.
/// Where a result is over the range of decimal an <see cref="OverflowException"/> names the function and the argument; where there
/// is no real result an <see cref="ArgumentOutOfRangeException"/> does. The same arguments give the same bits on every machine.
/// Nothing is allocated. Safe for use from any thread.
/// </remarks>
public static partial class DecimalMath
{
    /// <summary>π to 29 digits.</summary>
    public const decimal Pi = 3.1415926535897932384626433833m;

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
            : WideInteger.Divide((Int128)root, WideInteger.PowerOfTen(digits) * divisor);
    }

    /// <summary>The root of a quotient of wide integers; the numerator is not negative and the denominator above 0.</summary>
    /// <exception cref="OverflowException">The root is over the range of <see cref="decimal"/>.</exception>
    internal static decimal RootOfRatio(in WideInteger numerator, in WideInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        return WideFloat.Divide(numerator.ToFloat(), denominator.ToFloat()).Root().TryToDecimal(false, out var root)
            ? root
            : throw new OverflowException("The root of the quotient is over the range of decimal.");
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

    // Rounds a result and names what was asked for where it does not fit.
    private static decimal Rounded(WideFloat result, bool negative, string function, decimal argument) =>
        result.TryToDecimal(negative, out var value) ? value : throw Overflow(function, argument);

    private static OverflowException Overflow(string function, decimal argument) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{function}({argument}) is over the range of decimal, which is about 7.9e28."));
}
