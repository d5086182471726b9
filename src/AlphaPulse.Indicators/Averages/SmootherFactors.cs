namespace AlphaPulse.Indicators;

/// <summary>The factors of Ehlers' super smoothers, which let no cycle shorter than the period pass.</summary>
/// <param name="First">Of the last value of the filter.</param>
/// <param name="Second">Of the value before that.</param>
/// <param name="Third">Of the value before that; 0 for two poles.</param>
/// <remarks>That of the input is 1 minus their sum.</remarks>
internal readonly record struct SmootherFactors(decimal First, decimal Second, decimal Third)
{
    public decimal Input => 1 - First - Second - Third;

    public static SmootherFactors TwoPoles(int period)
    {
        var angle = DecimalMath.Sqrt(2) * DecimalMath.Pi / period;
        var a = DecimalMath.Exp(-angle);
        return new(2 * a * DecimalMath.Cos(angle), -a * a, 0);
    }

    public static SmootherFactors ThreePoles(int period)
    {
        var a = DecimalMath.Exp(-DecimalMath.Pi / period);
        var b = 2 * a * DecimalMath.Cos(DecimalMath.Sqrt(3) * DecimalMath.Pi / period);
        var c = a * a;
        return new(b + c, -(c + b * c), c * c);
    }
}
