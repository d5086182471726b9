using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>An integer of 512 bits with a sign, which lives on the stack: the exact moments of a window of any decimals.</summary>
/// <remarks>At a common scale of 28 decimals a decimal has 189 bits; n times the sum of n squares of such integers has at most 418 for
/// the longest window. The results of the operations wrap around where they would leave 511 bits. Multiples of 64 bits, the lowest first,
/// as the complement of two.</remarks>
internal struct WideInteger
{
    private const int Count = 8;
    private const double TwoTo64 = 18446744073709551616.0;

    // An estimate in double is good to 2^-50; a little less is never too much.
    private const double Cautious = 1 - 1.0 / (1L << 48);

    private Limbs _limbs;

    public static WideInteger Zero => default;

    public readonly bool IsNegative => _limbs[Count - 1] >> 63 != 0;

    public readonly bool IsZero
    {
        get
        {
            ulong any = 0;
            for (var i = 0; i < Count; i++)
            {
                any |= _limbs[i];
            }

            return any == 0;
        }
    }

    public static implicit operator WideInteger(Int128 value)
    {
        WideInteger result = default;
        unchecked
        {
            result._limbs[0] = (ulong)value;
            result._limbs[1] = (ulong)(value >> 64);
            for (var i = 2; i < Count; i++)
            {
                result._limbs[i] = value < 0 ? ulong.MaxValue : 0;
            }
        }

        return result;
    }

    public static implicit operator WideInteger(long value) => (Int128)value;

    /// <summary>The integer that a decimal is at a scale of at least its own and at most 28 decimals.</summary>
    public static WideInteger Of(decimal value, int scale)
    {
        WideInteger mantissa = ScaledInteger.Split(value, out var own);
        return scale == own ? mantissa : mantissa * (Int128)Powers.Wide(scale - own);
    }

    /// <summary>10^exponent for exponents from 0 to 76.</summary>
    public static WideInteger PowerOfTen(int exponent)
    {
        WideInteger low = (Int128)Powers.Wide(Math.Min(exponent, 38));
        return exponent <= 38 ? low : low * (Int128)Powers.Wide(exponent - 38);
    }

    public static WideInteger operator +(in WideInteger left, in WideInteger right)
    {
        unchecked
        {
            WideInteger result = default;
            ulong carry = 0;
            for (var i = 0; i < Count; i++)
            {
                var sum = left._limbs[i] + right._limbs[i];
                var total = sum + carry;
                carry = (sum < right._limbs[i] ? 1UL : 0) | (total < sum ? 1UL : 0);
                result._limbs[i] = total;
            }

            return result;
        }
    }

    public static WideInteger operator -(in WideInteger value)
    {
        unchecked
        {
            WideInteger result = default;
            ulong carry = 1;
            for (var i = 0; i < Count; i++)
            {
                result._limbs[i] = ~value._limbs[i] + carry;
                carry = carry == 1 && result._limbs[i] == 0 ? 1UL : 0;
            }

            return result;
        }
    }

    public static WideInteger operator -(in WideInteger left, in WideInteger right) => left + -right;

    public static WideInteger operator *(in WideInteger left, in WideInteger right)
    {
        var first = Magnitude(in left);
        var second = Magnitude(in right);
        var firstCount = first.UsedLimbs();
        var secondCount = second.UsedLimbs();
        WideInteger product = default;
        for (var i = 0; i < firstCount; i++)
        {
            ulong carry = 0;
            for (var j = 0; j < secondCount && i + j < Count; j++)
            {
                unchecked
                {
                    var high = Math.BigMul(first._limbs[i], second._limbs[j], out var low);
                    low += carry;
                    high += low < carry ? 1UL : 0;
                    low += product._limbs[i + j];
                    high += low < product._limbs[i + j] ? 1UL : 0;
                    product._limbs[i + j] = low;
                    carry = high;
                }
            }

            if (i + secondCount < Count)
            {
                product._limbs[i + secondCount] = carry;
            }
        }

        return left.IsNegative == right.IsNegative ? product : -product;
    }

    public static WideInteger Magnitude(in WideInteger value) => value.IsNegative ? -value : value;

    /// <summary>The quotient of two integers, correctly rounded (half to even) to as many digits as a decimal holds.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator; above 0.</param>
    /// <param name="quotient">The quotient.</param>
    /// <returns>Whether the quotient is in the range of <see cref="decimal"/>.</returns>
    public static bool TryDivide(in WideInteger numerator, in WideInteger denominator, out decimal quotient)
    {
        quotient = 0;
        var dividend = Magnitude(in numerator);

        // Below 2^room before rounding; log10 2 is 0.30103. One digit too many to begin with rather than one too few.
        var room = 97 - (dividend.BitLength() - denominator.BitLength());
        for (var scale = Math.Clamp((int)Math.Ceiling(room * 0.30103), 0, 28); scale >= 0; scale--)
        {
            if (!TryDivide(dividend * PowerOfTen(scale), in denominator, out UInt128 bits, out var rest))
            {
                continue;
            }

            var twice = rest + rest - denominator;
            if ((!twice.IsNegative && !twice.IsZero) || (twice.IsZero && (bits & 1) != 0))
            {
                bits++;
            }

            if (bits >> 96 == 0)
            {
                unchecked
                {
                    quotient = new decimal(
                        (int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), numerator.IsNegative, (byte)scale);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>As <see cref="TryDivide(in WideInteger, in WideInteger, out decimal)"/>.</summary>
    /// <exception cref="OverflowException">The value is over the range of <see cref="decimal"/>.</exception>
    public static decimal Divide(in WideInteger numerator, in WideInteger denominator) =>
        TryDivide(in numerator, in denominator, out var quotient)
            ? quotient
            : throw new OverflowException("The value is over the range of decimal.");

    /// <summary>The highest 128 bits of a number that is not negative.</summary>
    public readonly WideFloat ToFloat()
    {
        var used = UsedLimbs();
        if (used <= 2)
        {
            return WideFloat.Normalized(new UInt128(_limbs[1], _limbs[0]), 0);
        }

        var shift = 64 - BitOperations.LeadingZeroCount(_limbs[used - 1]);
        var high = new UInt128(_limbs[used - 1], _limbs[used - 2]) << (64 - shift);
        high |= (UInt128)(shift == 64 ? _limbs[used - 3] >> 63 >> 1 : _limbs[used - 3] >> shift);
        return WideFloat.Normalized(high, 64 * (used - 3) + shift);
    }

    // Digits of up to 48 bits, each guessed in double; the rest is exact and takes along what a guess missed.
    private static bool TryDivide(in WideInteger dividend, in WideInteger divisor, out UInt128 quotient, out WideInteger rest)
    {
        quotient = 0;
        rest = dividend;
        var inverse = Cautious / divisor.ToDouble();
        for (var guess = rest.ToDouble() * inverse; guess >= 1; guess = rest.ToDouble() * inverse)
        {
            if (guess >= 1e35)
            {
                return false;
            }

            var digit = (UInt128)guess;
            quotient += digit;
            rest -= divisor * (Int128)digit;
        }

        for (var less = rest - divisor; !less.IsNegative; less = rest - divisor)
        {
            rest = less;
            quotient++;
        }

        return true;
    }

    private readonly double ToDouble()
    {
        double result = 0;
        for (var i = UsedLimbs() - 1; i >= 0; i--)
        {
            result = result * TwoTo64 + _limbs[i];
        }

        return result;
    }

    private readonly int BitLength()
    {
        var used = UsedLimbs();
        return used == 0 ? 0 : 64 * used - BitOperations.LeadingZeroCount(_limbs[used - 1]);
    }

    private readonly int UsedLimbs()
    {
        var used = Count;
        while (used > 0 && _limbs[used - 1] == 0)
        {
            used--;
        }

        return used;
    }

    [InlineArray(Count)]
    private struct Limbs
    {
        private ulong _first;
    }
}
