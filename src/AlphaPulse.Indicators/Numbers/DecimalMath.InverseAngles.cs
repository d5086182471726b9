namespace AlphaPulse.Indicators;

/// <content>Inverse functions of sine, cosine and tangent.</content>
public static partial class DecimalMath
{
    /// <summary>The angle of which a value is the tangent.</summary>
    /// <param name="value">Any decimal.</param>
    /// <returns>The angle in radians, from -π/2 to π/2, within 0.5001 units of its last digit.</returns>
    /// <remarks>Taylor series (Abramowitz and Stegun 4.4.42) around sixteenths.</remarks>
    public static decimal Atan(decimal value) =>
        Rounded(Angle(WideFloat.Of(value), WideFloat.Of(1)), value < 0, nameof(Atan), value);

    /// <summary>The angle of the point (x, y), counted from the x axis.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa; not 0 together with the ordinate.</param>
    /// <returns>The angle in radians, above -π and up to π, within 0.5001 units of its last digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Both are 0, and have no angle.</exception>
    /// <remarks>As <see cref="Atan"/> of the quotient, which is not rounded to a decimal first.</remarks>
    public static decimal Atan2(decimal y, decimal x)
    {
        if (y == 0 && x == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "Atan2: the point (0, 0) has no angle.");
        }

        return Rounded(AngleOfPoint(WideFloat.Of(y), WideFloat.Of(x), x < 0), y < 0, nameof(Atan2), y);
    }

    /// <summary>The angle of which a value is the sine.</summary>
    /// <param name="value">From -1 to 1.</param>
    /// <returns>The angle in radians, from -π/2 to π/2, within 0.5001 units of its last digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of -1 to 1.</exception>
    /// <remarks>arctan(x / √((1 - x)(1 + x))), in which both factors are exact.</remarks>
    public static decimal Asin(decimal value) =>
        Rounded(Angle(WideFloat.Of(value), CoFunction(value, nameof(Asin))), value < 0, nameof(Asin), value);

    /// <summary>The angle of which a value is the cosine.</summary>
    /// <param name="value">From -1 to 1.</param>
    /// <returns>The angle in radians, from 0 to π, within 0.5001 units of its last digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of -1 to 1.</exception>
    /// <remarks>The angle of the point (x, √((1 - x)(1 + x))).</remarks>
    public static decimal Acos(decimal value) =>
        Rounded(AngleOfPoint(CoFunction(value, nameof(Acos)), WideFloat.Of(value), value < 0), false, nameof(Acos), value);

    private static WideFloat Angle(WideFloat y, WideFloat x) => WideFloat.Normalized(WideArctangent.OfRatio(y, x), -127);

    // π/2 with 127 bits after the point is π with 126.
    private static WideFloat AngleOfPoint(WideFloat y, WideFloat x, bool left) =>
        left ? WideFloat.Normalized(WideArctangent.RightAngle - (WideArctangent.OfRatio(y, x) >> 1), -126) : Angle(y, x);

    // The sine of the angle whose cosine is the value, and the other way round.
    private static WideFloat CoFunction(decimal value, string function) =>
        value is >= -1 and <= 1
            ? WideFloat.Multiply(WideFloat.Of(1 - value), WideFloat.Of(1 + value)).Root()
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, function + ": the sine and cosine of real angles are from -1 to 1.");
}
