using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <summary>
/// The few places where the two number types differ. <c>typeof(T)</c> is known to the compiler of the machine code, so that the
/// branch that does not apply, and the conversion itself, cost nothing.
/// </summary>
internal static class Number
{
    /// <summary>A name that is written into saved states.</summary>
    public static string NameOf<T>() =>
        typeof(T) == typeof(decimal) ? "decimal" : typeof(T) == typeof(double) ? "double" : throw NotSupported<T>();

    public static void EnsureSupported<T>()
    {
        if (typeof(T) != typeof(decimal) && typeof(T) != typeof(double))
        {
            throw NotSupported<T>();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AsDouble<T>(T value)
        where T : struct => Unsafe.BitCast<T, double>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From<T>(double value)
        where T : struct => Unsafe.BitCast<double, T>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal AsDecimal<T>(T value)
        where T : struct => Unsafe.BitCast<T, decimal>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From<T>(decimal value)
        where T : struct => Unsafe.BitCast<decimal, T>(value);

    /// <summary>A parameter of a formula in the number type of the calculation.</summary>
    public static T Convert<T>(decimal value)
        where T : struct => typeof(T) == typeof(double) ? From<T>((double)value) : From<T>(value);

    /// <summary>Whether a value is present: not NaN and not infinite. Every decimal is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPresent<T>(T value)
        where T : struct, INumber<T> => typeof(T) != typeof(double) || double.IsFinite(AsDouble(value));

    /// <summary>The greater of two present values; without the rules for NaN, which would cost a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T left, T right)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return From<T>(double.MaxNative(AsDouble(left), AsDouble(right)));
        }

        return left < right ? right : left;
    }

    /// <summary>The lesser of two present values; without the rules for NaN, which would cost a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T left, T right)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return From<T>(double.MinNative(AsDouble(left), AsDouble(right)));
        }

        return left < right ? left : right;
    }

    /// <summary>A value where a condition holds, otherwise zero; for double without a branch, for conditions that no predictor gets right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Where<T>(bool condition, T value)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            var mask = -(long)One(condition);
            return From<T>(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(AsDouble(value)) & mask));
        }

        return condition ? value : T.Zero;
    }

    /// <summary>A value where one number is less than another, otherwise zero; for double without leaving the registers of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WhereLess<T>(T lesser, T greater, T value)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            var isLess = Vector128.LessThan(Vector128.CreateScalarUnsafe(AsDouble(lesser)), Vector128.CreateScalarUnsafe(AsDouble(greater)));
            return From<T>((isLess & Vector128.CreateScalarUnsafe(AsDouble(value))).ToScalar());
        }

        return lesser < greater ? value : T.Zero;
    }

    /// <summary>1 where a condition holds, otherwise 0, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    /// <summary>
    /// Whether two results of a few additions are equal but for what the rounding of their inputs to double can have made: within
    /// 2^-50 of the greatest input. Sums and differences of prices that tie on the tick grid tie; a tick is wider by orders of magnitude.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Ties<T>(T left, T right, T greatest)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Math.Abs(AsDouble(left) - AsDouble(right)) <= Math.Abs(AsDouble(greatest)) * (1.0 / (1L << 50));
        }

        return left == right;
    }

    public static NotSupportedException NotSupported<T>() =>
        new($"Indicators calculate in decimal or double, not in {typeof(T)}.");
}
