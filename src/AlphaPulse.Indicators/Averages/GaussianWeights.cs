using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The weights of a bell curve over a window, from the oldest value to the newest, the greatest of which is 1.</summary>
internal static class GaussianWeights
{
    // e^-70 is less than half of the 28th decimal.
    private const int GreatestExponent = 70;
    private const int Halvings = 8;
    private static readonly BigInteger One = BigInteger.Pow(10, 60);

    /// <summary>exp(-(i - m)^2 / (2 s^2)) with m = offset (n-1) and s = n/sigma, in integers and therefore the same everywhere.</summary>
    public static T[] Of<T>(int length, decimal offset, decimal sigma)
        where T : struct, INumber<T>
    {
        var shift = ScaledInteger.Split(offset, out var shiftDigits) * (BigInteger)(length - 1);
        var width = (BigInteger)ScaledInteger.Split(sigma, out var widthDigits);
        var divisor = 2 * BigInteger.Pow((BigInteger)length * BigInteger.Pow(10, shiftDigits + widthDigits), 2);
        var exponents = new BigInteger[length];
        for (var i = 0; i < length; i++)
        {
            exponents[i] = BigInteger.Pow((i * BigInteger.Pow(10, shiftDigits) - shift) * width, 2) * One / divisor;
        }

        // Only ratios of weights matter, and those of a narrow curve would all be 0.
        var least = exponents.Min();
        return Array.ConvertAll(exponents, e => Number.Convert<T>(ScaledInteger.Divide(Exponential(e - least), One)));
    }

    // e^-x by its series at x / 2^8, squared eight times.
    private static BigInteger Exponential(BigInteger x)
    {
        if (x > GreatestExponent * One)
        {
            return 0;
        }

        var reduced = x >> Halvings;
        var term = One;
        var sum = One;
        for (var k = 1; !term.IsZero; k++)
        {
            term = -term * reduced / One / k;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum = sum * sum / One;
        }

        return sum;
    }
}
