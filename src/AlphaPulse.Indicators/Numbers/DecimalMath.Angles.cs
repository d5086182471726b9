namespace AlphaPulse.Indicators;

/// <content>Sine, cosine and tangent.</content>
public static partial class DecimalMath
{
    /// <summary>The sine of an angle.</summary>
    /// <param name="radians">The angle in radians; any decimal, taken as exact.</param>
    /// <returns>The sine, from -1 to 1, within 0.5001 units of its last digit.</returns>
    /// <remarks>Taylor series (Abramowitz and Stegun 4.3.65) of the distance from the nearest multiple of π/2, which is found with
    /// 320 bits of 2/π, so that great angles lose nothing (the method of Payne and Hanek, 1983).</remarks>
    public static decimal Sin(decimal radians)
    {
        var angle = WideAngle.Of(radians);
        var negative = (radians < 0) ^ ((angle.Quadrant & 2) != 0);
        return (angle.Quadrant & 1) == 0
            ? Rounded(angle.RestSine(), negative ^ angle.Below, nameof(Sin), radians)
            : Rounded(angle.RestCosine(), negative, nameof(Sin), radians);
    }

    /// <summary>The cosine of an angle.</summary>
    /// <param name="radians">The angle in radians; any decimal, taken as exact.</param>
    /// <returns>The cosine, from -1 to 1, within 0.5001 units of its last digit.</returns>
    /// <remarks>As <see cref="Sin"/>, with the series 4.3.66.</remarks>
    public static decimal Cos(decimal radians)
    {
        var angle = WideAngle.Of(radians);
        var negative = (angle.Quadrant & 2) != 0;
        return (angle.Quadrant & 1) == 0
            ? Rounded(angle.RestCosine(), negative, nameof(Cos), radians)
            : Rounded(angle.RestSine(), negative ^ !angle.Below, nameof(Cos), radians);
    }

    /// <summary>The tangent of an angle.</summary>
    /// <param name="radians">The angle in radians; any decimal, taken as exact. No decimal is an odd multiple of π/2.</param>
    /// <returns>The tangent, within 0.5001 units of its last digit.</returns>
    /// <exception cref="OverflowException">The result is over the range of decimal; the few angles of which that holds agree with an
    /// odd multiple of π/2 in all their 28 digits and one more.</exception>
    /// <remarks>The quotient of sine and cosine, both with 36 digits.</remarks>
    public static decimal Tan(decimal radians)
    {
        var angle = WideAngle.Of(radians);
        var negative = (radians < 0) ^ angle.Below;
        return (angle.Quadrant & 1) == 0
            ? Rounded(WideFloat.Divide(angle.RestSine(), angle.RestCosine()), negative, nameof(Tan), radians)
            : Rounded(WideFloat.Divide(angle.RestCosine(), angle.RestSine()), !negative, nameof(Tan), radians);
    }
}
