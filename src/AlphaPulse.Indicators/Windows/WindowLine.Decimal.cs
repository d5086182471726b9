namespace AlphaPulse.Indicators;

/// <content>The sums of decimals, from integers.</content>
internal partial struct WindowLine<T>
{
    private void Slide(Int128 newest, Int128 leaving)
    {
        unchecked
        {
            _totals.ExactWeighted += _length * newest - _totals.ExactSum;
            _totals.ExactSum += newest - leaving;
        }
    }

    private void SumAnewExactly()
    {
        _totals.ExactSum = 0;
        _totals.ExactWeighted = 0;
        _totals.Scale = 0;
        for (var i = _length; i > 0; i--)
        {
            _totals.Scale = Math.Max(_totals.Scale, Number.AsDecimal(Window(i)).Scale);
        }

        for (var i = _length; i > 0; i--)
        {
            if (!TryAlign(Number.AsDecimal(Window(i)), _totals.Scale, out var mantissa))
            {
                _totals.Scale = Wide;
                return;
            }

            _totals.ExactSum += mantissa;
            _totals.ExactWeighted += (_length - i + 1) * mantissa;
        }
    }

    // As an integer at a scale, if every combination of the sums of n such integers is sure to fit in 126 bits.
    private readonly bool TryAlign(decimal value, int scale, out Int128 aligned)
    {
        aligned = ScaledInteger.Split(value, out var own);
        if (own > scale)
        {
            return false;
        }

        var factor = (Int128)Powers.Wide(scale - own);
        var limit = (Int128.One << 126) / (12 * (Int128)_length * (_length + 1)) / factor;
        if (aligned > limit || aligned < -limit)
        {
            return false;
        }

        aligned *= factor;
        return true;
    }

    private readonly decimal Compose(in LineWeights weights)
    {
        const int scale = 28;
        var sum = WideInteger.Zero;
        var weighted = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            var value = WideInteger.Of(Number.AsDecimal(Window(i)), scale);
            sum += value;
            weighted += value * (_length - i + 1L);
        }

        return WideInteger.Divide(
            weighted * weights.Weighted + sum * weights.Plain, WideInteger.PowerOfTen(scale) * weights.Divisor);
    }
}
