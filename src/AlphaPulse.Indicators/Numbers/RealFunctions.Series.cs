using System.Numerics;

namespace AlphaPulse.Indicators;

internal static partial class RealFunctions
{
    // ln((1 + z)/(1 - z)) = 2 (z + z^3/3 + z^5/5 + ...): up to this z the terms below leave less than 10^-28 of it.
    private const decimal Near = 0.001m;

    // What a small change is multiplied with, so that it keeps its digits in a decimal.
    private const decimal Magnifier = 100_000_000m;

    /// <summary>10^8 times the logarithm of the ratio of two positive values; of nearly equal ones without losing what they differ by.</summary>
    public static T MagnifiedLogRatio<T>(T newer, T older)
        where T : struct, INumber<T>
    {
        var magnifier = Number.Convert<T>(Magnifier);
        var sum = newer + older;
        var change = newer - older;
        var z = change / sum;
        if (T.Abs(z) > Number.Convert<T>(Near))
        {
            return magnifier * LogOfRatio(newer, older);
        }

        var magnified = MagnifiedRatio(change, sum);
        var square = z * z;
        var series = T.Zero;
        for (var k = 9; k >= 1; k -= 2)
        {
            series = series * square + T.One / T.CreateChecked(k);
        }

        return magnified * series * Number.Convert<T>(2);
    }

    /// <summary>10^8 times a small ratio. Great prices have no decimals to spare, and small changes none to lose.</summary>
    public static T MagnifiedRatio<T>(T change, T price)
        where T : struct, INumber<T>
    {
        var magnifier = Number.Convert<T>(Magnifier);
        return T.Abs(change) < magnifier ? change * magnifier / price : change / price * magnifier;
    }
}
