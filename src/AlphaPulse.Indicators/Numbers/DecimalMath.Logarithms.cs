namespace AlphaPulse.Indicators;

/// <content>Logarithms.</content>
public static partial class DecimalMath
{
    // log10 e with 128 bits after the point, of which the first is 0.
    private static readonly WideFloat Log10OfE =
        WideFloat.Normalized(new UInt128(0x6f2d_ec54_9b94_38ca, 0x9aad_d557_d699_ee19), -128);

    /// <summary>The natural logarithm.</summary>
    /// <param name="value">The value; above 0.</param>
    /// <returns>The logarithm, from about -64.5 to 66.5, within 0.5001 units of its last digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    /// <remarks>Series of the inverse hyperbolic tangent around sixteenths of the mantissa (Abramowitz and Stegun 4.1.27).</remarks>
    public static decimal Ln(decimal value) =>
        value > 0
            ? Rounded(WideLogarithm.Of(value, out var negative), negative, nameof(Ln), value)
            : throw NoLogarithm(value, nameof(Ln));

    /// <summary>The logarithm to base 10.</summary>
    /// <param name="value">The value; above 0.</param>
    /// <returns>The logarithm, from -28 to about 28.9, within 0.5001 units of its last digit; exact for powers of ten.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    /// <remarks>The natural logarithm x log10 e.</remarks>
    public static decimal Log10(decimal value) =>
        value > 0
            ? Rounded(WideFloat.Multiply(WideLogarithm.Of(value, out var negative), Log10OfE), negative, nameof(Log10), value)
            : throw NoLogarithm(value, nameof(Log10));

    private static ArgumentOutOfRangeException NoLogarithm(decimal value, string function) =>
        new(nameof(value), value, function + ": only numbers above 0 have a real logarithm.");
}
