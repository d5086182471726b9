namespace AlphaPulse.Indicators;

/// <summary>The distance of an angle from the nearest multiple of π/2, and its sine and cosine with 36 digits.</summary>
/// <param name="Rest">The distance; at most π/4.</param>
/// <param name="Below">Whether the angle is below that multiple.</param>
/// <param name="Quadrant">The multiple, from 0 to 3.</param>
internal readonly record struct WideAngle(WideFloat Rest, bool Below, int Quadrant)
{
    private const int Limbs = 5;

    // 2/π x 10^-scale with 320 bits after the point, the highest limb first. A decimal is below 2^96 units of its scale: the
    // product is off by less than 2^-224, and no decimal but 0 is nearer to a multiple of π/2 than 2^-105 of it (the continued
    // fractions of π/2 x 10^scale say so; the nearest is 765207984.64726889015195948709).
    private static readonly ulong[][] PerRightAngle = Table();

    private static readonly WideFloat RightAngle = new(WideArctangent.RightAngle, -127);

    /// <summary>Takes the absolute value of an angle in radians apart.</summary>
    public static WideAngle Of(decimal value)
    {
        unchecked
        {
            var integer = (UInt128)Int128.Abs(ScaledInteger.Split(value, out var scale));
            Span<ulong> product = stackalloc ulong[Limbs + 1];
            MultiplyAdd(product, PerRightAngle[scale], (ulong)integer, 0);
            MultiplyAdd(product, PerRightAngle[scale], (ulong)(integer >> 64), 1);
            var fraction = product[1..];
            var below = (long)fraction[0] < 0;
            if (below)
            {
                for (var i = 0; i < fraction.Length; i++)
                {
                    fraction[i] = ~fraction[i];
                }
            }

            return new WideAngle(
                WideFloat.Multiply(Leading(fraction), RightAngle), below, (int)(product[0] + (below ? 1UL : 0UL)) & 3);
        }
    }

    /// <summary>The absolute value of the sine of the rest.</summary>
    public WideFloat RestSine()
    {
        var fraction = Rest.At(-128);
        var series = WideSeries.SineOverAngle(WideFraction.MultiplyHigh(fraction, fraction));
        return WideFloat.Multiply(Rest, WideFloat.Normalized(series, -127));
    }

    /// <summary>The cosine of the rest.</summary>
    public WideFloat RestCosine()
    {
        var fraction = Rest.At(-128);
        return WideFloat.Normalized(WideSeries.Cos(WideFraction.MultiplyHigh(fraction, fraction)), -127);
    }

    // Adds factor x limb, moved up by so many limbs; limbs above the integer part, which counts whole turns, fall off.
    private static void MultiplyAdd(Span<ulong> sum, ulong[] factor, ulong limb, int up)
    {
        unchecked
        {
            ulong carry = 0;
            for (var i = Limbs - 1; i >= 0; i--)
            {
                var part = Math.BigMul(factor[i], limb) + sum[i + 1 - up] + carry;
                sum[i + 1 - up] = (ulong)part;
                carry = (ulong)(part >> 64);
            }

            if (up == 0)
            {
                sum[0] += carry;
            }
        }
    }

    // The fraction from its first bit that is set; the highest limb is first.
    private static WideFloat Leading(ReadOnlySpan<ulong> limbs)
    {
        unchecked
        {
            var first = 0;
            while (first < limbs.Length - 3 && limbs[first] == 0)
            {
                first++;
            }

            var zeros = (int)ulong.LeadingZeroCount(limbs[first]);
            var high = new UInt128(limbs[first], limbs[first + 1]);
            var value = zeros is 0 or 64 ? high : (high << zeros) | (limbs[first + 2] >> (64 - zeros));
            return WideFloat.Normalized(value, -64 * (first + 2) - (zeros is 64 ? 0 : zeros));
        }
    }

    private static ulong[][] Table()
    {
        var result = new ulong[29][];
        result[0] =
        [
            0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0,
        ];
        for (var scale = 1; scale < result.Length; scale++)
        {
            result[scale] = new ulong[Limbs];
            UInt128 remainder = 0;
            for (var i = 0; i < Limbs; i++)
            {
                var dividend = (remainder << 64) + result[scale - 1][i];
                result[scale][i] = (ulong)(dividend / 10);
                remainder = dividend % 10;
            }
        }

        return result;
    }
}
