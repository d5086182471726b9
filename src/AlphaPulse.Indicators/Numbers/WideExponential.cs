namespace AlphaPulse.Indicators;

/// <summary>The exponential function with 35 digits.</summary>
/// <remarks>x = k ln 2 + r with r from 0 to ln 2, so e^x = 2^k (e^(r/8))^8.</remarks>
internal static class WideExponential
{
    /// <summary>From this magnitude on, results are far from what a decimal can hold.</summary>
    private const int MaximumMagnitude = 7;

    private const int FractionBits = 120;
    private const int Halvings = 3;
    private const double PerLn2 = 1.4426950408889634;

    // ln 2 with 120 bits after the point.
    private static readonly UInt128 Ln2 = new(0x00b1_7217_f7d1_cf79, 0xabc9_e3b3_9803_f2f6);

    /// <summary>e^x or, where negative, e^-x.</summary>
    /// <returns>Whether x is below 128; otherwise the result is over the range of decimal or less than 10^-55.</returns>
    public static bool TryOf(WideFloat x, bool negative, out WideFloat result)
    {
        unchecked
        {
            if (x.Magnitude > MaximumMagnitude)
            {
                result = default;
                return false;
            }

            var argument = (Int128)x.At(-FractionBits);
            if (negative)
            {
                argument = -argument;
            }

            // The guess of k may be one off next to a multiple of ln 2.
            var k = (int)Math.Floor((long)(argument >> 64) * (PerLn2 / (1L << (FractionBits - 64))));
            var rest = argument - k * (Int128)Ln2;
            if (rest < 0)
            {
                rest += (Int128)Ln2;
                k--;
            }
            else if (rest >= (Int128)Ln2)
            {
                rest -= (Int128)Ln2;
                k++;
            }

            // All that is cut below is cut downwards: the power of e is below that of ln 2, which is 2, and has no bit too many.
            var power = WideSeries.Exp((UInt128)rest << (128 - FractionBits - Halvings));
            for (var i = 0; i < Halvings; i++)
            {
                power = WideFraction.MultiplyHigh(power, power) << 1;
            }

            result = WideFloat.Normalized(power, k - 127);
            return true;
        }
    }
}
