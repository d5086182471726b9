using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

internal static class DecimalAssert
{
    /// <summary>Fails unless a result is within 0.5001 units of the last digit with which a decimal can hold the exact value.</summary>
    public static void IsRounded(BigInteger exact, decimal actual, string what)
    {
        var magnitude = BigInteger.Abs(exact);
        var scale = 28;
        while (scale > 0 && (magnitude * BigInteger.Pow(10, scale)) >> ElementaryReference.Bits > (BigInteger.One << 96) - 1)
        {
            scale--;
        }

        var error = BigInteger.Abs(ElementaryReference.Of(actual) - exact) * BigInteger.Pow(10, scale + 4);
        Assert.True(
            error <= (BigInteger)5001 << ElementaryReference.Bits,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} is {actual}, off by {(double)(error >> (ElementaryReference.Bits - 40)) / (1L << 40) / 1e4} units of its last digit."));
    }
}
