using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Elementary functions in the number type of the calculation.</summary>
internal static class Elementary
{
    public static T Sqrt<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Sqrt(Number.AsDouble(value)))
            : Number.From<T>(DecimalMath.Sqrt(Number.AsDecimal(value)));

    public static T Exp<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Exp(Number.AsDouble(value)))
            : Number.From<T>(DecimalMath.Exp(Number.AsDecimal(value)));

    public static T Ln<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Log(Number.AsDouble(value)))
            : Number.From<T>(DecimalMath.Ln(Number.AsDecimal(value)));

    public static T Sin<T>(T radians)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Sin(Number.AsDouble(radians)))
            : Number.From<T>(DecimalMath.Sin(Number.AsDecimal(radians)));

    public static T Atan<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Atan(Number.AsDouble(value)))
            : Number.From<T>(DecimalMath.Atan(Number.AsDecimal(value)));

    public static T Tanh<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
            ? Number.From<T>(Math.Tanh(Number.AsDouble(value)))
            : Number.From<T>(DecimalMath.Tanh(Number.AsDecimal(value)));

    /// <summary>The Fisher transform ln((1 + x) / (1 - x)) / 2 of a number between -1 and 1.</summary>
    public static T Fisher<T>(T value)
        where T : struct, INumber<T> => Ln((T.One + value) / (T.One - value)) / Number.Convert<T>(2);

    /// <summary>The angle in radians whose tangent is a quotient, from -π/2 to π/2; not for 0/0.</summary>
    public static T ArctangentOfRatio<T>(T numerator, T denominator)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(Math.Atan(Number.AsDouble(numerator) / Number.AsDouble(denominator)));
        }

        // The quotient itself may be over the range of decimal.
        var (y, x) = (Number.AsDecimal(numerator), Number.AsDecimal(denominator));
        return Number.From<T>(x < 0 ? DecimalMath.Atan2(-y, -x) : DecimalMath.Atan2(y, x));
    }
}
