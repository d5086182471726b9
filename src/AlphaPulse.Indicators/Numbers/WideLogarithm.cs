using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The natural logarithm with 35 digits, relative to the result.</summary>
/// <remarks>x = 2^e m with m from 1 to 2; c is m rounded down to sixteenths. ln x = e ln 2 + ln c + 2 artanh((m - c)/(m + c)).
/// Next to 1, ln x = 2 artanh((x - 1)/(x + 1)) keeps all digits of small results, which powers with great exponents need.</remarks>
internal static class WideLogarithm
{
    private const decimal NearOne = 0.0625m;
    private const int CentreBits = 4;
    private const int Centres = 1 << CentreBits;

    // The logarithms of 16/16 to 32/16 with 127 bits after the point; the last is ln 2.
    private static readonly Int128[] OfSixteenths = Table();

    /// <summary>The absolute value of the logarithm of a positive decimal.</summary>
    public static WideFloat Of(decimal value, out bool negative)
    {
        var excess = value - 1;
        if (Math.Abs(excess) < NearOne)
        {
            negative = excess < 0;
            return OfNearOne(excess, value + 1);
        }

        unchecked
        {
            var x = WideFloat.Of(value);
            var index = (int)(x.Mantissa >> (127 - CentreBits)) - Centres;
            var centre = (UInt128)(Centres + index) << (127 - CentreBits);
            var ratio = WideFraction.Ratio((x.Mantissa - centre) >> 1, (x.Mantissa >> 1) + (centre >> 1));
            var power = x.Magnitude - 1;
            var room = 33 - BitOperations.LeadingZeroCount((uint)Math.Abs(power));
            var logarithm = power * (OfSixteenths[Centres] >> room) + ((OfSixteenths[index] + TwiceArtanh(ratio)) >> room);
            negative = logarithm < 0;
            return WideFloat.Normalized((UInt128)Int128.Abs(logarithm), room - 127);
        }
    }

    // Both are exact: they need no more digits than a decimal has.
    private static WideFloat OfNearOne(decimal excess, decimal sum)
    {
        var ratio = WideFloat.Divide(WideFloat.Of(excess), WideFloat.Of(sum));
        var fraction = ratio.At(-128);
        var series = WideSeries.ArtanhOverArgument(WideFraction.MultiplyHigh(fraction, fraction));
        return WideFloat.Multiply(ratio, WideFloat.Normalized(series, -126));
    }

    private static Int128 TwiceArtanh(UInt128 x)
    {
        var series = WideSeries.ArtanhOverArgument(WideFraction.MultiplyHigh(x, x));
        return (Int128)(WideFraction.MultiplyHigh(x, series) << 1);
    }

    private static Int128[] Table()
    {
        // ln((n + 1)/n) = 2 artanh(1/(2n + 1)).
        var result = new Int128[Centres + 1];
        for (var i = 0; i < Centres; i++)
        {
            result[i + 1] = result[i] + TwiceArtanh(WideFraction.Ratio(1, (UInt128)(2 * (Centres + i) + 1)));
        }

        return result;
    }
}
