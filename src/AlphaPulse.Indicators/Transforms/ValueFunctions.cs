namespace AlphaPulse.Indicators;

/// <summary>The functions of a single value, in both number types.</summary>
internal static class ValueFunctions
{
    /// <summary>Just below the greatest decimal, 2^96 - 1.</summary>
    public const double GreatestDecimal = 7.922816251426e28;

    // e^66.5 is just below the greatest decimal; its half, and so sinh and cosh, with 67.2.
    private const decimal GreatestExponent = 66.5m;
    private const decimal GreatestHyperbolic = 67.2m;
    private const decimal GreatestCube = 4.29e9m;

    /// <summary>NaN where there is no value.</summary>
    public static double Of(ValueFunction function, double x) => function switch
    {
        ValueFunction.Sine => Math.Sin(x),
        ValueFunction.Cosine => Math.Cos(x),
        ValueFunction.Tangent => Math.Tan(x),
        ValueFunction.Arcsine => Math.Asin(x),
        ValueFunction.Arccosine => Math.Acos(x),
        ValueFunction.Arctangent => double.IsFinite(x) ? Math.Atan(x) : double.NaN,
        ValueFunction.HyperbolicSine => Math.Sinh(x),
        ValueFunction.HyperbolicCosine => Math.Cosh(x),
        ValueFunction.HyperbolicTangent or ValueFunction.InverseFisher => double.IsFinite(x) ? Math.Tanh(x) : double.NaN,
        ValueFunction.Logarithm => Math.Log(x),
        ValueFunction.CommonLogarithm => Math.Log10(x),
        ValueFunction.Exponential => double.IsFinite(x) ? Math.Exp(x) : double.NaN,
        ValueFunction.SquareRoot => Math.Sqrt(x),
        ValueFunction.Ceiling => Math.Ceiling(x),
        ValueFunction.Floor => Math.Floor(x),
        ValueFunction.Round => Math.Round(x, MidpointRounding.AwayFromZero),
        ValueFunction.Truncate => Math.Truncate(x),
        ValueFunction.Absolute => Math.Abs(x),
        ValueFunction.Degrees => x * (180 / Math.PI),
        ValueFunction.Radians => x * (Math.PI / 180),
        _ => x * x * x,
    };

    /// <summary>Says whether there is a value.</summary>
    public static bool TryOf(ValueFunction function, decimal value, decimal factor, out decimal result)
    {
        result = 0;
        if ((double)Math.Abs(value) * (double)factor > GreatestDecimal)
        {
            return false;
        }

        var x = value * factor;
        if (!IsDefined(function, x))
        {
            return false;
        }

        result = Of(function, x);
        return true;
    }

    private static bool IsDefined(ValueFunction function, decimal x) => function switch
    {
        ValueFunction.Arcsine or ValueFunction.Arccosine => x is >= -1 and <= 1,
        ValueFunction.Logarithm or ValueFunction.CommonLogarithm => x > 0,
        ValueFunction.SquareRoot => x >= 0,
        ValueFunction.Exponential => x <= GreatestExponent,
        ValueFunction.HyperbolicSine or ValueFunction.HyperbolicCosine => Math.Abs(x) <= GreatestHyperbolic,
        ValueFunction.Degrees => (double)Math.Abs(x) * (180 / Math.PI) <= GreatestDecimal / 180,
        ValueFunction.Cube => Math.Abs(x) <= GreatestCube,
        _ => true,
    };

    private static decimal Of(ValueFunction function, decimal x) => function switch
    {
        ValueFunction.Sine => DecimalMath.Sin(x),
        ValueFunction.Cosine => DecimalMath.Cos(x),
        ValueFunction.Tangent => DecimalMath.Tan(x),
        ValueFunction.Arcsine => DecimalMath.Asin(x),
        ValueFunction.Arccosine => DecimalMath.Acos(x),
        ValueFunction.Arctangent => DecimalMath.Atan(x),
        ValueFunction.HyperbolicSine => DecimalMath.Sinh(x),
        ValueFunction.HyperbolicCosine => DecimalMath.Cosh(x),
        ValueFunction.HyperbolicTangent or ValueFunction.InverseFisher => DecimalMath.Tanh(x),
        ValueFunction.Logarithm => DecimalMath.Ln(x),
        ValueFunction.CommonLogarithm => DecimalMath.Log10(x),
        ValueFunction.Exponential => DecimalMath.Exp(x),
        ValueFunction.SquareRoot => DecimalMath.Sqrt(x),
        ValueFunction.Ceiling => decimal.Ceiling(x),
        ValueFunction.Floor => decimal.Floor(x),
        ValueFunction.Round => decimal.Round(x, MidpointRounding.AwayFromZero),
        ValueFunction.Truncate => decimal.Truncate(x),
        ValueFunction.Absolute => Math.Abs(x),
        ValueFunction.Degrees => x * 180 / DecimalMath.Pi,
        ValueFunction.Radians => x / 180 * DecimalMath.Pi,
        _ => x * x * x,
    };
}
