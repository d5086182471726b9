using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>A decimal taken apart into an integer and a power of ten, and put together again.</summary>
internal static class ScaledInteger
{
    private const int MaximumScale = 28;
    private static readonly BigInteger MaximumMantissa = (BigInteger.One << 96) - 1;

    /// <summary>Splits a decimal whose integer fits in 63 bits, which all prices do.</summary>
    /// <param name="value">The decimal.</param>
    /// <param name="mantissa">The integer.</param>
    /// <param name="scale">The digits after the point: the value is mantissa x 10^-scale.</param>
    /// <returns>Whether it fits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySplit(decimal value, out long mantissa, out int scale)
    {
        unchecked
        {
            var parts = Unsafe.BitCast<decimal, Parts>(value);
            var magnitude = (long)parts.Low;
            var sign = (long)(parts.Flags >> 31);
            mantissa = (magnitude ^ sign) - sign;
            scale = (parts.Flags >> 16) & 0xFF;
            return parts.High == 0 && magnitude >= 0;
        }
    }

    /// <summary>Splits any decimal.</summary>
    public static Int128 Split(decimal value, out int scale)
    {
        unchecked
        {
            var parts = Unsafe.BitCast<decimal, Parts>(value);
            var magnitude = new Int128(parts.High, parts.Low);
            scale = (parts.Flags >> 16) & 0xFF;
            return parts.Flags < 0 ? -magnitude : magnitude;
        }
    }

    /// <summary>Puts an integer below 2^96 together with a scale from 0 to 28, exactly.</summary>
    /// <returns>Whether it fits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompose(Int128 value, int scale, out decimal result)
    {
        unchecked
        {
            var negative = value < 0;
            var magnitude = (UInt128)(negative ? -value : value);
            var high = (ulong)(magnitude >> 64);
            if (high > uint.MaxValue || (uint)scale > MaximumScale)
            {
                result = 0;
                return false;
            }

            var low = (ulong)magnitude;
            result = new decimal((int)low, (int)(low >> 32), (int)high, negative, (byte)scale);
            return true;
        }
    }

    /// <summary>An integer times 10^-scale, rounded half to even where it needs more than 28 decimals or 96 bits.</summary>
    /// <exception cref="OverflowException">The value is over the range of <see cref="decimal"/>.</exception>
    public static decimal Compose(BigInteger value, int scale) => Divide(value, BigInteger.Pow(10, scale));

    /// <summary>The quotient of two integers, correctly rounded (half to even) to as many digits as a decimal holds.</summary>
    /// <exception cref="OverflowException">The value is over the range of <see cref="decimal"/>.</exception>
    public static decimal Divide(BigInteger numerator, BigInteger denominator)
    {
        var negative = numerator.Sign < 0;
        numerator = BigInteger.Abs(numerator);
        for (var scale = MaximumScale; scale >= 0; scale--)
        {
            var quotient = BigInteger.DivRem(numerator * BigInteger.Pow(10, scale), denominator, out var remainder);
            var twice = (remainder << 1).CompareTo(denominator);
            if (twice > 0 || (twice == 0 && !quotient.IsEven))
            {
                quotient += 1;
            }

            if (quotient <= MaximumMantissa)
            {
                var bits = (UInt128)quotient;
                unchecked
                {
                    return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), negative, (byte)scale);
                }
            }
        }

        throw new OverflowException("The value is over the range of decimal.");
    }

    // The layout of decimal, which it shares with the DECIMAL of interoperability and which a test compares with GetBits.
    private readonly record struct Parts(int Flags, uint High, ulong Low);
}
