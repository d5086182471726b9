using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>
/// Calculated decimals, cut so that a window can sum them as integers of 96 bits. Prices need it not: they have few decimals.
/// </summary>
internal static class Rounding
{
    // Enough for 10^-24 of a percentage, and of a price about as many digits.
    private const int Decimals = 24;

    /// <summary>A percentage or another number that does not grow with the price.</summary>
    public static T Ratio<T>(T value)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(decimal) ? Number.From<T>(decimal.Round(Number.AsDecimal(value), Decimals)) : value;

    /// <summary>A difference of prices: to as many decimals as leave the price itself 28 digits.</summary>
    public static T Difference<T>(T value, T price)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return value;
        }

        var size = (double)Math.Abs(Number.AsDecimal(price));
        var digits = size < 1 ? 0 : 1 + (int)Math.Log10(size);
        return Number.From<T>(decimal.Round(Number.AsDecimal(value), Math.Clamp(28 - digits, 0, 28)));
    }

    /// <summary>A power of ten that brings small prices to about a million: decimals have 28 digits after the point, however small they
    /// are. At most 10^15, so that the greatest price in that unit is a decimal too.</summary>
    public static T Unit<T>(T price)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return T.One;
        }

        var size = Math.Abs(Number.AsDecimal(price));
        var unit = 1m;
        while (size > 0 && size < 1e6m && unit < 1e15m)
        {
            size *= 10;
            unit *= 10;
        }

        return Number.From<T>(unit);
    }
}
