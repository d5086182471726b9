namespace AlphaPulse.Indicators;

/// <content>Hyperbolic functions.</content>
public static partial class DecimalMath
{
    /// <summary>The hyperbolic sine, (e^x - e^-x)/2.</summary>
    /// <param name="value">From about -67.2 to 67.2, outside of which the result leaves the range of decimal.</param>
    /// <returns>The hyperbolic sine, within 0.5001 units of its last digit.</returns>
    /// <exception cref="OverflowException">The result is over the range of decimal.</exception>
    /// <remarks>From both powers with 35 digits.</remarks>
    public static decimal Sinh(decimal value)
    {
        var (rising, falling) = BothPowers(value, nameof(Sinh));
        return Rounded(Half(WideFloat.Subtract(rising, falling)), value < 0, nameof(Sinh), value);
    }

    /// <summary>The hyperbolic cosine, (e^x + e^-x)/2.</summary>
    /// <param name="value">From about -67.2 to 67.2, outside of which the result leaves the range of decimal.</param>
    /// <returns>The hyperbolic cosine, at least 1, within 0.5001 units of its last digit.</returns>
    /// <exception cref="OverflowException">The result is over the range of decimal.</exception>
    /// <remarks>From both powers with 35 digits.</remarks>
    public static decimal Cosh(decimal value)
    {
        var (rising, falling) = BothPowers(value, nameof(Cosh));
        return Rounded(Half(WideFloat.Add(rising, falling)), false, nameof(Cosh), value);
    }

    /// <summary>The hyperbolic tangent, (e^x - e^-x)/(e^x + e^-x).</summary>
    /// <param name="value">Any decimal.</param>
    /// <returns>The hyperbolic tangent, from -1 to 1, within 0.5001 units of its last digit; ±1 outside of about ±33.</returns>
    /// <remarks>(1 - e^-2x)/(1 + e^-2x) of the absolute value.</remarks>
    public static decimal Tanh(decimal value)
    {
        var argument = WideFloat.Of(value);
        if (!WideExponential.TryOf(argument with { Exponent = argument.Exponent + 1 }, true, out var falling))
        {
            return Math.Sign(value);
        }

        var one = WideFloat.Of(1);
        var result = WideFloat.Divide(WideFloat.Subtract(one, falling), WideFloat.Add(one, falling));
        return Rounded(result, value < 0, nameof(Tanh), value);
    }

    // Of the absolute value.
    private static (WideFloat Rising, WideFloat Falling) BothPowers(decimal value, string function)
    {
        var argument = WideFloat.Of(value);
        return WideExponential.TryOf(argument, false, out var rising)
            ? (rising, WideFloat.Divide(WideFloat.Of(1), rising))
            : throw Overflow(function, value);
    }

    private static WideFloat Half(WideFloat value) => value with { Exponent = value.Exponent - 1 };
}
