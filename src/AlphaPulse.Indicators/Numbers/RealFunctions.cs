using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Logarithms of ratios and products that stay in their range, in the number type of the calculation.</summary>
internal static partial class RealFunctions
{
    // Products up to here leave a decimal digits to spare.
    private const double GreatestProduct = 1e27;

    // A quotient of decimals over this has digits to spare.
    private const double NearRatio = 1e-3;

    /// <summary>The greatest value that n + 1 of may be added in decimal. It holds for double too, so that both have the same values.</summary>
    public static double GreatestOf(int n) => 7e28 / (n + 1.0);

    /// <summary>The natural logarithm of a quotient; none where that is not a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLogOfRatio<T>(T numerator, T denominator, out T log)
        where T : struct, INumber<T>
    {
        log = default;
        if (!(numerator > T.Zero) || !(denominator > T.Zero))
        {
            return false;
        }

        log = LogOfRatio(numerator, denominator);
        return Number.IsPresent(log);
    }

    /// <summary>The natural logarithm of a quotient of two positive numbers; over double not finite where the quotient is not.</summary>
    public static T LogOfRatio<T>(T numerator, T denominator)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(Math.Log(Number.AsDouble(numerator / denominator)));
        }

        // A quotient far from 1 is over the range of decimal, or has lost its digits.
        var ratio = Magnitude(numerator) / Magnitude(denominator);
        return ratio is > NearRatio and < 1 / NearRatio
            ? Number.From<T>(DecimalMath.Ln(Number.AsDecimal(numerator / denominator)))
            : Number.From<T>(DecimalMath.Ln(Number.AsDecimal(numerator)) - DecimalMath.Ln(Number.AsDecimal(denominator)));
    }

    /// <summary>A value that is from -bound to bound but for its rounding, without that; one that is not a number stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Within<T>(T value, T bound)
        where T : struct, INumber<T> => value > bound ? bound : value < -bound ? -bound : value;

    /// <summary>left x right, if that is not beyond a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryMultiply<T>(T left, T right, double limit, out T product)
        where T : struct, INumber<T>
    {
        if (Math.Abs(Magnitude(left) * Magnitude(right)) <= limit)
        {
            product = left * right;
            return true;
        }

        product = default;
        return false;
    }

    /// <summary>left x right / divisor, if that is not beyond a limit; the divisor is not 0.</summary>
    public static bool TryMultiplyDivide<T>(T left, T right, T divisor, double limit, out T quotient)
        where T : struct, INumber<T>
    {
        var product = Math.Abs(Magnitude(left) * Magnitude(right));
        if (product / Math.Abs(Magnitude(divisor)) <= limit)
        {
            quotient = product <= GreatestProduct ? left * right / divisor : left / divisor * right;
            return true;
        }

        quotient = default;
        return false;
    }

    /// <summary>What a window takes in for a missing bar; decimals are never missing.</summary>
    public static T Missing<T>()
        where T : struct, INumber<T> => typeof(T) == typeof(double) ? Number.From<T>(double.NaN) : T.Zero;

    private static double Magnitude<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double) ? Number.AsDouble(value) : (double)Number.AsDecimal(value);
}
