namespace AlphaPulse.Indicators;

/// <summary>The power of ten with which a recursion over decimals calculates, so that neither differences of prices nor their squares lose digits.</summary>
/// <remarks>
/// A decimal has 28 places after the point, whatever its size: differences of prices of 0.00001 would keep 20 digits, and their products
/// none. Results that do not depend on the unit of the price, such as angles and periods, are therefore calculated on moves of about 10^8.
/// </remarks>
internal static class DecimalUnit
{
    /// <summary>The least power of ten that is ever used.</summary>
    public const int Least = -20;

    /// <summary>The greatest power of ten that is ever used.</summary>
    public const int Greatest = 28;

    private const int Steps = 20;
    private const decimal Low = 1e5m;
    private const decimal High = 1e11m;
    private const decimal Middle = 1e8m;

    /// <summary>How many digits a greatest magnitude should be shifted by; 0 where it is well, or where there is none.</summary>
    public static int Shift(decimal magnitude, int exponent)
    {
        if (magnitude == 0 || magnitude is >= Low and < High)
        {
            return 0;
        }

        var shift = 0;
        while (magnitude >= Middle * 10 && shift > -Steps && exponent + shift > Least)
        {
            magnitude /= 10;
            shift--;
        }

        while (magnitude < Middle && shift < Steps && exponent + shift < Greatest)
        {
            magnitude *= 10;
            shift++;
        }

        return shift;
    }

    /// <summary>10^exponent for exponents from -28 to 28.</summary>
    public static decimal Power(int exponent) => exponent < 0
        ? new decimal(1, 0, 0, false, (byte)-exponent)
        : exponent <= 18 ? Powers.OfTen[exponent] : (decimal)Powers.OfTen[18] * Powers.OfTen[exponent - 18];
}
