namespace AlphaPulse.Indicators;

/// <summary>The arctangent with 35 digits after the point.</summary>
/// <remarks>With c = j/16 just below x: arctan x = arctan c + arctan((x - c)/(1 + c x)); above 1, arctan x = π/2 - arctan 1/x.</remarks>
internal static class WideArctangent
{
    private const int Centres = 16;

    // Room for 32 times the divisor.
    private const int HeadRoom = 6;

    /// <summary>π/2 with 127 bits after the point.</summary>
    public static readonly UInt128 RightAngle = new(0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1);

    // The arctangents of 0/16 to 16/16 with 127 bits after the point.
    private static readonly UInt128[] OfSixteenths = Table();

    /// <summary>The arctangent of a quotient, from 0 to π/2, with 127 bits after the point.</summary>
    /// <param name="numerator">The numerator; not 0 where the denominator is.</param>
    /// <param name="denominator">The denominator.</param>
    public static UInt128 OfRatio(WideFloat numerator, WideFloat denominator)
    {
        if (numerator.Mantissa == 0)
        {
            return 0;
        }

        return IsLess(denominator, numerator)
            ? RightAngle - (denominator.Mantissa == 0 ? 0 : OfRatioToOne(denominator, numerator))
            : OfRatioToOne(numerator, denominator);
    }

    private static bool IsLess(WideFloat left, WideFloat right) =>
        left.Exponent < right.Exponent
        || (left.Exponent == right.Exponent && left.Mantissa < right.Mantissa);

    private static UInt128 OfRatioToOne(WideFloat numerator, WideFloat denominator)
    {
        unchecked
        {
            var y = (Int128)(numerator.At(denominator.Exponent) >> HeadRoom);
            var x = (Int128)(denominator.Mantissa >> HeadRoom);
            var centre = (int)(Centres * (double)(long)(y >> 64) / (long)(x >> 64));
            var above = Centres * y - centre * x;
            if (above < 0)
            {
                // The quotient was rounded up to a sixteenth.
                centre--;
                above += x;
            }

            var ratio = WideFraction.Ratio((UInt128)above, (UInt128)(Centres * x + centre * y));
            return OfSixteenths[centre] + Small(ratio);
        }
    }

    private static UInt128 Small(UInt128 x) =>
        WideFraction.MultiplyHigh(x, WideSeries.ArctanOverArgument(WideFraction.MultiplyHigh(x, x)));

    private static UInt128[] Table()
    {
        // arctan((j + 1)/16) - arctan(j/16) = arctan(16/(256 + j(j + 1))).
        var result = new UInt128[Centres + 1];
        for (var j = 0; j < Centres; j++)
        {
            result[j + 1] = result[j] + Small(WideFraction.Ratio(Centres, (UInt128)(Centres * Centres + j * (j + 1))));
        }

        return result;
    }
}
