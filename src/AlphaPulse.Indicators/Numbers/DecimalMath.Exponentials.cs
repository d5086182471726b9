using System.Globalization;

namespace AlphaPulse.Indicators;

/// <content>Exponential function and powers.</content>
public static partial class DecimalMath
{
    // e^-66 is below half of the 28th decimal, e^68 over the range.
    private const decimal LeastExponent = -66;
    private const decimal GreatestExponent = 68;

    /// <summary>e to the power of a value.</summary>
    /// <param name="value">The exponent; up to about 66.54, over which the result leaves the range of decimal.</param>
    /// <returns>The power, within 0.5001 units of its last digit; 0 for exponents below about -65.17, where it is less than half of
    /// the 28th decimal.</returns>
    /// <exception cref="OverflowException">The result is over the range of decimal.</exception>
    /// <remarks>Taylor series of the eighth part of the rest modulo ln 2 (Abramowitz and Stegun 4.2.1).</remarks>
    public static decimal Exp(decimal value)
    {
        if (value < LeastExponent)
        {
            return 0;
        }

        return value < GreatestExponent && WideExponential.TryOf(WideFloat.Of(value), value < 0, out var result)
            ? Rounded(result, false, nameof(Exp), value)
            : throw Overflow(nameof(Exp), value);
    }

    /// <summary>A value to a power.</summary>
    /// <param name="value">The base; where it is negative the exponent is an integer, where it is 0 the exponent is at least 0.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>The power, within 0.5001 units of its last digit; 1 for an exponent of 0, also of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative base with an exponent that is not an integer, or 0 with a negative
    /// one.</exception>
    /// <exception cref="OverflowException">The result is over the range of decimal.</exception>
    /// <remarks>e^(exponent x ln value); the logarithm has relative errors below 10^-34 also next to 1.</remarks>
    public static decimal Pow(decimal value, decimal exponent)
    {
        if (exponent == 0)
        {
            return 1;
        }

        if (value == 0)
        {
            return exponent > 0 ? 0 : throw new ArgumentOutOfRangeException(
                nameof(exponent), exponent, "Pow: 0 has no power with a negative exponent.");
        }

        if (value < 0 && decimal.Truncate(exponent) != exponent)
        {
            throw new ArgumentOutOfRangeException(
                nameof(exponent),
                exponent,
                string.Create(CultureInfo.InvariantCulture, $"Pow: {value} is negative and has real powers only with integer exponents."));
        }

        var logarithm = WideLogarithm.Of(Math.Abs(value), out var below);
        var product = WideFloat.Multiply(logarithm, WideFloat.Of(exponent));
        var shrinks = below != (exponent < 0);
        if (!WideExponential.TryOf(product, shrinks, out var result))
        {
            return shrinks ? 0 : throw PowerOverflow(value, exponent);
        }

        return result.TryToDecimal(value < 0 && decimal.Remainder(exponent, 2) != 0, out var power)
            ? power
            : throw PowerOverflow(value, exponent);
    }

    private static OverflowException PowerOverflow(decimal value, decimal exponent) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"Pow({value}, {exponent}) is over the range of decimal, which is about 7.9e28."));
}
