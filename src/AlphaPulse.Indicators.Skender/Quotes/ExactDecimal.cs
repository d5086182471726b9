using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Goes between double and decimal with as little loss as there can be.</summary>
internal static class ExactDecimal
{
    /// <summary>The decimal with the fewest digits that reads back as the double; the cast alone keeps 15 digits.</summary>
    /// <exception cref="OverflowException">The value is beyond the range of decimal, or not finite.</exception>
    public static decimal Of(double value)
    {
        var rounded = (decimal)value;
        return (double)rounded == value
            ? rounded
            : decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public static decimal Of<T>(T value)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(decimal) ? Unsafe.BitCast<T, decimal>(value) : Of(Unsafe.BitCast<T, double>(value));

    public static double ToDouble<T>(T value)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(value) : (double)Unsafe.BitCast<T, decimal>(value);
}
