namespace AlphaPulse.Indicators;

/// <summary>The functions of <see cref="FunctionOf{T}"/>.</summary>
public enum ValueFunction
{
    /// <summary>The sine of an angle in radians.</summary>
    Sine = 0,

    /// <summary>The cosine of an angle in radians.</summary>
    Cosine = 1,

    /// <summary>The tangent of an angle in radians.</summary>
    Tangent = 2,

    /// <summary>The angle in radians whose sine it is; for -1 to 1.</summary>
    Arcsine = 3,

    /// <summary>The angle in radians whose cosine it is; for -1 to 1.</summary>
    Arccosine = 4,

    /// <summary>The angle in radians whose tangent it is.</summary>
    Arctangent = 5,

    /// <summary>The hyperbolic sine.</summary>
    HyperbolicSine = 6,

    /// <summary>The hyperbolic cosine.</summary>
    HyperbolicCosine = 7,

    /// <summary>The hyperbolic tangent.</summary>
    HyperbolicTangent = 8,

    /// <summary>The natural logarithm; of what is above 0.</summary>
    Logarithm = 9,

    /// <summary>The logarithm to the base 10; of what is above 0.</summary>
    CommonLogarithm = 10,

    /// <summary>The power of e.</summary>
    Exponential = 11,

    /// <summary>The square root; of what is not negative.</summary>
    SquareRoot = 12,

    /// <summary>The least whole number that is not below it.</summary>
    Ceiling = 13,

    /// <summary>The greatest whole number that is not above it.</summary>
    Floor = 14,

    /// <summary>The nearest whole number; halves away from 0.</summary>
    Round = 15,

    /// <summary>The whole number without what is after the point.</summary>
    Truncate = 16,

    /// <summary>Its magnitude.</summary>
    Absolute = 17,

    /// <summary>Radians in degrees.</summary>
    Degrees = 18,

    /// <summary>Degrees in radians.</summary>
    Radians = 19,

    /// <summary>The inverse Fisher transform (exp(2x) - 1) / (exp(2x) + 1), from -1 to 1.</summary>
    InverseFisher = 20,

    /// <summary>The third power.</summary>
    Cube = 21,
}
