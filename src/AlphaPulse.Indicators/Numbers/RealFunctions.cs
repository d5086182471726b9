using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Logarithms of ratios and products that stay in their range, in the number type of the calculation.</summary>
internal static partial class RealFunctions
{
    // Products up to here leave a decimal digits to spare.
    private const double GreatestProduct = 1e27;

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

        var ratio = numerator / denominator;
        if (!(ratio > T.Zero))
        {
            return false;
        }

        log = Elementary.Ln(ratio);
        return Number.IsPresent(log);
    }

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
