using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators.Skender;

/// <summary>A number of a result, in the type that Skender gives it in.</summary>
internal readonly struct SkenderValue
{
    private readonly double? _rounded;
    private readonly decimal? _exact;

    private SkenderValue(double? rounded, decimal? exact)
    {
        _rounded = rounded;
        _exact = exact;
    }

    public static implicit operator SkenderValue(double? value) => new(value, null);

    public static implicit operator SkenderValue(decimal? value) => new(null, value);

    public static SkenderValue Of(bool? value) => new(value is { } flag ? (flag ? 1 : 0) : null, null);

    /// <summary>The number in the type of the calculation: a decimal stays as it is, a double becomes the shortest decimal that reads
    /// back as it.</summary>
    /// <exception cref="OverflowException">A double is beyond the range of decimal.</exception>
    public T? As<T>()
        where T : struct, INumber<T>
    {
        if (_exact is { } exact)
        {
            return typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(ExactDecimal.ToDouble(exact)) : Unsafe.BitCast<decimal, T>(exact);
        }

        if (_rounded is not { } rounded || !double.IsFinite(rounded))
        {
            return null;
        }

        return typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(rounded) : Unsafe.BitCast<decimal, T>(ExactDecimal.Of(rounded));
    }
}
