namespace AlphaPulse.Indicators;

/// <content>The sum of decimals, from integers.</content>
public partial struct WindowSum<T>
{
    private const int WideScale = 28;

    // Values with other decimals than the sum, without looking at the whole window.
    private bool TrySlideScaled(decimal value)
    {
        var oldest = Number.AsDecimal(Window(_length + 1));
        var newest = ScaledInteger.Split(value, out var scale);
        var leaving = ScaledInteger.Split(oldest, out var leavingScale);
        if (_totals.Scale == Wide
            || leavingScale > _totals.Scale
            || !TryAlign(ref newest, _totals.Scale - scale)
            || !TryAlign(ref leaving, _totals.Scale - leavingScale))
        {
            return false;
        }

        _totals.Exact += newest - leaving;
        return true;
    }

    private void SumAnewExactly()
    {
        var scale = 0;
        for (var i = _length; i > 0; i--)
        {
            scale = Math.Max(scale, Number.AsDecimal(Window(i)).Scale);
        }

        Int128 sum = 0;
        for (var i = _length; i > 0; i--)
        {
            var mantissa = ScaledInteger.Split(Number.AsDecimal(Window(i)), out var own);
            if (!TryAlign(ref mantissa, scale - own))
            {
                _totals.Scale = Wide;
                return;
            }

            sum += mantissa;
        }

        _totals.Exact = sum;
        _totals.Scale = scale;
    }

    // Brings an integer to more decimals, if n + 1 such integers are sure to fit in 126 bits.
    private readonly bool TryAlign(ref Int128 mantissa, int digits)
    {
        if (digits < 0)
        {
            return false;
        }

        var limit = (Int128.One << 126) / (_length + 1) / (Int128)Powers.Wide(digits);
        if (mantissa > limit || mantissa < -limit)
        {
            return false;
        }

        mantissa *= (Int128)Powers.Wide(digits);
        return true;
    }

    private readonly WideInteger WideSum()
    {
        var sum = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            sum += WideInteger.Of(Number.AsDecimal(Window(i)), WideScale);
        }

        return sum;
    }

    private readonly decimal DecimalMean() => _totals.Scale != Wide
        ? ExactMean.Of(_totals.Exact, _totals.Scale, _length)
        : WideInteger.Divide(WideSum(), WideInteger.PowerOfTen(WideScale) * _length);
}
