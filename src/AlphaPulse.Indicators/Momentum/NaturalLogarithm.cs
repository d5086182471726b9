using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The natural logarithm in the number type of the calculation.</summary>
internal static class NaturalLogarithm
{
    public static T Of<T>(T value)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
        ? Number.From<T>(Math.Log(Number.AsDouble(value)))
        : Number.From<T>(DecimalMath.Ln(Number.AsDecimal(value)));

    /// <summary>The Fisher transform ln((1 + x) / (1 - x)) / 2 of a number between -1 and 1.</summary>
    public static T Fisher<T>(T value)
        where T : struct, INumber<T> => Of((T.One + value) / (T.One - value)) / Number.Convert<T>(2);
}
