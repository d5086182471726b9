namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are functions of a single value.</summary>
internal static class ValueFunctionCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new FunctionOfDescriptor(
            ValueFunction.Sine, "sin", "TRIG", "Sine", "The sine of each value, taken as an angle in radians.",
            "", "The same everywhere (TA-Lib, Tulip); of the value itself, in radians.", null),
        new FunctionOfDescriptor(
            ValueFunction.Cosine, "cos", "TRIG", "Cosine", "The cosine of each value, taken as an angle in radians.",
            "", "The same everywhere (TA-Lib, Tulip); of the value itself, in radians.", null),
        new FunctionOfDescriptor(
            ValueFunction.Tangent, "tan", "TRIG", "Tangent", "The tangent of each value, taken as an angle in radians.",
            "", "The same everywhere (TA-Lib, Tulip); of the value itself, in radians.", null),
        new FunctionOfDescriptor(
            ValueFunction.Arcsine, "asin", "TRIG", "Arcsine", "The angle in radians whose sine each value is. The value is multiplied with the factor first, 0.001 by default, as the golden values of prices have it; take 1 for series that are in the range.",
            "Bars where the value times the factor is not from -1 to 1.", "Of -1 to 1; TA-Lib and Tulip with the factor 1.", 0.001m),
        new FunctionOfDescriptor(
            ValueFunction.Arccosine, "acos", "TRIG", "Arccosine", "The angle in radians whose cosine each value is. The value is multiplied with the factor first, 0.001 by default, as the golden values of prices have it; take 1 for series that are in the range.",
            "Bars where the value times the factor is not from -1 to 1.", "Of -1 to 1; TA-Lib and Tulip with the factor 1.", 0.001m),
        new FunctionOfDescriptor(
            ValueFunction.Arctangent, "atan", "TRIG", "Arctangent", "The angle in radians whose tangent each value is.",
            "", "The same everywhere (TA-Lib, Tulip); of the value itself, in radians.", null),
        new FunctionOfDescriptor(
            ValueFunction.HyperbolicSine, "sinh", "TRIG", "Hyperbolic sine", "The hyperbolic sine of each value. The value is multiplied with the factor first, 0.001 by default, as the golden values of prices have it; take 1 for series that are in the range.",
            "Bars where the result is over the range of the number type. Decimals end at about 67.", "TA-Lib and Tulip with the factor 1.", 0.001m),
        new FunctionOfDescriptor(
            ValueFunction.HyperbolicCosine, "cosh", "TRIG", "Hyperbolic cosine", "The hyperbolic cosine of each value. The value is multiplied with the factor first, 0.001 by default, as the golden values of prices have it; take 1 for series that are in the range.",
            "Bars where the result is over the range of the number type. Decimals end at about 67.", "TA-Lib and Tulip with the factor 1.", 0.001m),
        new FunctionOfDescriptor(
            ValueFunction.HyperbolicTangent, "tanh", "TRIG", "Hyperbolic tangent", "The hyperbolic tangent of each value, from -1 to 1.",
            "", "The same everywhere (TA-Lib, Tulip); of the value itself, in radians.", null),
        new FunctionOfDescriptor(
            ValueFunction.Logarithm, "ln", "LOGEXP", "Natural logarithm", "The natural logarithm of each value: equal steps are equal shares.",
            "Bars where the value is not above 0.", "The same everywhere (TA-Lib, Tulip).", null),
        new FunctionOfDescriptor(
            ValueFunction.CommonLogarithm, "log10", "LOGEXP", "Common logarithm", "The logarithm of each value to the base 10.",
            "Bars where the value is not above 0.", "The same everywhere (TA-Lib, Tulip).", null),
        new FunctionOfDescriptor(
            ValueFunction.Exponential, "exp", "LOGEXP", "Exponential", "The power of e with each value. The value is multiplied with the factor first, 0.001 by default, as the golden values of prices have it; take 1 for series that are in the range.",
            "Bars where the result is over the range of the number type. Decimals end at 66.5.", "TA-Lib and Tulip with the factor 1.", 0.001m),
        new FunctionOfDescriptor(
            ValueFunction.SquareRoot, "sqrt", "LOGEXP", "Square root", "The square root of each value.",
            "Bars where the value is negative.", "The same everywhere (TA-Lib, Tulip).", null),
        new FunctionOfDescriptor(
            ValueFunction.Ceiling, "ceil", "ROUNDING", "Ceiling", "The least whole number that is not below each value.",
            "", "The same everywhere (TA-Lib, Tulip).", null),
        new FunctionOfDescriptor(
            ValueFunction.Floor, "floor", "ROUNDING", "Floor", "The greatest whole number that is not above each value.",
            "", "The same everywhere (TA-Lib, Tulip).", null),
        new FunctionOfDescriptor(
            ValueFunction.Round, "round", "ROUNDING", "Round", "The whole number nearest to each value; halves go away from 0.",
            "", "As in Tulip.", null),
        new FunctionOfDescriptor(
            ValueFunction.Truncate, "trunc", "ROUNDING", "Truncate", "Each value without what is after the point.",
            "", "As in Tulip.", null),
        new FunctionOfDescriptor(
            ValueFunction.Absolute, "abs", "ROUNDING", "Absolute value", "Each value without its sign.",
            "", "As in Tulip.", null),
        new FunctionOfDescriptor(
            ValueFunction.Degrees, "todeg", "DEGRAD", "To degrees", "Each value, taken as an angle in radians, in degrees.",
            "Bars where the result is over the range of the number type.", "180 / pi; as in Tulip.", null),
        new FunctionOfDescriptor(
            ValueFunction.Radians, "torad", "DEGRAD", "To radians", "Each value, taken as an angle in degrees, in radians.",
            "", "pi / 180; as in Tulip.", null),
        new FunctionOfDescriptor(
            ValueFunction.InverseFisher, "ifisher", "IFISHER", "Inverse Fisher transform", "Drives values away from 0 towards -1 and 1: for oscillators scaled to about -5 to 5. The factor says how hard.",
            "", "John Ehlers, The Inverse Fisher Transform, Stocks and Commodities, 2004: (exp(2x) - 1) / (exp(2x) + 1). pandas-ta gives it out one bar early, which looks ahead; here each bar has its own.", 1),
        new FunctionOfDescriptor(
            ValueFunction.Cube, "cube", "IFISHER", "Cube transform", "The third power: small values of an oscillator become smaller, great ones greater.",
            "Bars where the result is over the range of the number type. Decimals end at about 4 billion.", "John Ehlers, Cycle Analytics for Traders, 2013, as in pandas-ta, but without its look ahead of one bar.", null),
    ];
}
