namespace AlphaPulse.Indicators;

/// <summary>A number that is not negative, with 128 bits: the working precision of <see cref="DecimalMath"/>, 38 digits for results of 28.</summary>
/// <param name="Mantissa">The integer, with its highest bit set; 0 only for zero.</param>
/// <param name="Exponent">The value is the mantissa x 2^Exponent.</param>
internal readonly record struct WideFloat(UInt128 Mantissa, int Exponent)
{
    private const int MaximumScale = 28;
    private const double DigitsPerBit = 0.30103;

    // Below every number that a function meets, so that zero needs no rule of its own where magnitudes are compared.
    private static readonly WideFloat Zero = new(0, -(1 << 20));

    private static readonly WideFloat[] NegativePowersOfTen =
        [.. Enumerable.Range(0, MaximumScale + 1).Select(scale => Divide(Normalized(1, 0), Normalized(Powers.Wide(scale), 0)))];

    /// <summary>The value is at least 2^Magnitude / 2 and below 2^Magnitude.</summary>
    public int Magnitude => Exponent + 128;

    public static WideFloat Normalized(UInt128 value, int exponent)
    {
        unchecked
        {
            var zeros = (int)UInt128.LeadingZeroCount(value);
            return zeros == 128 ? Zero : new WideFloat(value << zeros, exponent - zeros);
        }
    }

    /// <summary>The absolute value of a decimal.</summary>
    public static WideFloat Of(decimal value)
    {
        var integer = Normalized((UInt128)Int128.Abs(ScaledInteger.Split(value, out var scale)), 0);
        return scale == 0 ? integer : Multiply(integer, NegativePowersOfTen[scale]);
    }

    public static WideFloat Multiply(WideFloat left, WideFloat right) =>
        Normalized(WideFraction.MultiplyHigh(left.Mantissa, right.Mantissa), left.Exponent + right.Exponent + 128);

    /// <summary>A quotient; the divisor is not 0.</summary>
    public static WideFloat Divide(WideFloat left, WideFloat right) =>
        Normalized(WideFraction.Ratio(left.Mantissa >> 2, right.Mantissa), left.Exponent - right.Exponent - 126);

    public static WideFloat Add(WideFloat greater, WideFloat lesser) =>
        Normalized((greater.Mantissa >> 1) + (lesser.At(greater.Exponent) >> 1), greater.Exponent + 1);

    public static WideFloat Subtract(WideFloat greater, WideFloat lesser) =>
        Normalized(greater.Mantissa - lesser.At(greater.Exponent), greater.Exponent);

    /// <summary>The square root: two of Heron's steps from the root in <see cref="double"/>.</summary>
    public WideFloat Root()
    {
        if (Mantissa == 0)
        {
            return Zero;
        }

        unchecked
        {
            // A fraction from 1/8 to 1/2 with an even exponent; its root is greater than itself and below 1.
            var odd = Magnitude & 1;
            var fraction = Mantissa >> (odd == 0 ? 2 : 1);
            var guess = (UInt128)(ulong)(Math.Sqrt((ulong)(fraction >> 64)) * (1L << 32)) << 64;
            guess = (guess >> 1) + (WideFraction.Ratio(fraction, guess) >> 1);
            guess = (guess >> 1) + (WideFraction.Ratio(fraction, guess) >> 1);
            return Normalized(guess, ((Magnitude + (odd == 0 ? 2 : 1)) >> 1) - 128);
        }
    }

    /// <summary>The value x 2^-exponent, rounded down; the caller knows that it is below 2^128.</summary>
    public UInt128 At(int exponent)
    {
        var shift = exponent - Exponent;
        return shift < 128 ? Mantissa >> shift : 0;
    }

    /// <summary>Rounds to the nearest decimal, without zeros at its end.</summary>
    /// <returns>Whether the value is in the range of <see cref="decimal"/>.</returns>
    public bool TryToDecimal(bool negative, out decimal result)
    {
        // The greatest scale that 96 bits can have, or one more.
        var scale = Math.Clamp((int)((96 - Magnitude) * DigitsPerBit) + 1, 0, MaximumScale);
        for (; scale >= 0; scale--)
        {
            var rounded = RoundedTimesPowerOfTen(scale);
            if ((rounded >> 96) == 0)
            {
                result = Compose(rounded, scale, negative);
                return true;
            }
        }

        result = 0;
        return false;
    }

    private UInt128 RoundedTimesPowerOfTen(int scale)
    {
        unchecked
        {
            var power = Powers.Wide(scale);
            var zeros = (int)UInt128.LeadingZeroCount(power);
            var product = WideFraction.MultiplyHigh(Mantissa, power << zeros);
            var shift = zeros - 128 - Exponent;
            return shift switch
            {
                <= 0 => UInt128.MaxValue,
                > 128 => 0,
                _ => ((product >> (shift - 1)) + 1) >> 1,
            };
        }
    }

    private static decimal Compose(UInt128 value, int scale, bool negative)
    {
        unchecked
        {
            // 2^64 leaves 1 when divided by 5: most values are seen not to end in 0 without a long division.
            while (scale > 0 && ((ulong)value & 1) == 0 && ((ulong)(value >> 64) % 5 + (ulong)value % 5) % 5 == 0)
            {
                value /= 10;
                scale--;
            }

            return new decimal(
                (int)(uint)value, (int)(uint)(value >> 32), (int)(uint)(value >> 64), negative && value != 0, (byte)scale);
        }
    }
}
