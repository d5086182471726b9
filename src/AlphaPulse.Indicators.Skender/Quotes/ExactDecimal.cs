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
        return ToDouble(rounded) == value
            ? rounded
            : decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public static decimal Of<T>(T value)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(decimal) ? Unsafe.BitCast<T, decimal>(value) : Of(Unsafe.BitCast<T, double>(value));

    public static double ToDouble<T>(T value)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(value) : ToDouble(Unsafe.BitCast<T, decimal>(value));

    /// <summary>The double nearest to a decimal; the cast alone is off by a bit where the digits are many.</summary>
    public static double ToDouble(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && bits[1] is >= 0 and < 1 << 21
            ? (double)value
            : double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
