using System.Numerics;

namespace AlphaPulse.Indicators;

/// <content>The factors of its filters, and the unit in which decimals calculate.</content>
public partial struct EvenBetterSineState<T>
    where T : struct, INumber<T>
{
    /// <summary>Whether the high-pass filter forgets; in degrees it always does.</summary>
    internal static bool Settles(int duration, FilterAngle angle) => Math.Abs(HighPass(duration, angle)) < 0.98m;

    private static decimal HighPass(int duration, FilterAngle angle)
    {
        var x = 360m / duration * (angle == FilterAngle.Degrees ? DecimalMath.Pi / 180 : 1);
        return (1 - DecimalMath.Sin(x)) / DecimalMath.Cos(x);
    }

    private readonly bool IsStill(T filtered, T high)
    {
        var unit = typeof(T) == typeof(double) ? T.One : Number.Convert<T>(DecimalUnit.Power(_exponent));
        var bound = Negligible * T.Abs(_last);
        return T.Abs(filtered) / unit <= bound && T.Abs(high) / unit <= bound;
    }

    // The step from the last value, in the unit of the calculation; none at the first value.
    private T Move(T input)
    {
        var last = _count == 0 ? input : _angle == FilterAngle.Radians && _count == _duration ? T.Zero : _last;
        _last = input;
        if (typeof(T) == typeof(double))
        {
            return input - last;
        }

        var step = Number.AsDecimal(input) - Number.AsDecimal(last);
        while (true)
        {
            var unit = DecimalUnit.Power(_exponent);
            var shift = (double)Math.Abs(step) * (double)unit >= 1e27
                ? (_exponent > DecimalUnit.Least ? -1 : 0)
                : DecimalUnit.Shift(Math.Max(Math.Abs(step) * unit, Magnitude()), _exponent);
            if (shift == 0)
            {
                return Number.From<T>(step * unit);
            }

            var factor = Number.Convert<T>(DecimalUnit.Power(shift));
            _exponent += shift;
            _high *= factor;
            _filtered *= factor;
            _before *= factor;
        }
    }

    private readonly decimal Magnitude() => Math.Max(
        Math.Abs(Number.AsDecimal(_high)), Math.Max(Math.Abs(Number.AsDecimal(_filtered)), Math.Abs(Number.AsDecimal(_before))));
}
