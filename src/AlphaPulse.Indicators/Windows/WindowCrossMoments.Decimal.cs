namespace AlphaPulse.Indicators;

/// <content>The sums of decimals, from integers.</content>
internal partial struct WindowCrossMoments<T>
{
    private const int WideScale = 28;

    private bool TrySlideExactly(Pair<T> come, Pair<T> gone)
    {
        if (_totals.Scale == Wide
            || !TryAlign(come.First, _totals.Scale, out var first)
            || !TryAlign(come.Second, _totals.Scale, out var second)
            || !TryAlign(gone.First, _totals.Scale, out var firstGone)
            || !TryAlign(gone.Second, _totals.Scale, out var secondGone))
        {
            return false;
        }

        Add(first, second);
        _totals.Exact.FirstSum -= firstGone;
        _totals.Exact.SecondSum -= secondGone;
        _totals.Exact.FirstSquares -= Math.BigMul(firstGone, firstGone);
        _totals.Exact.SecondSquares -= Math.BigMul(secondGone, secondGone);
        _totals.Exact.Products -= Math.BigMul(firstGone, secondGone);
        return true;
    }

    private void ComputeAnewExactly()
    {
        _totals.Exact = default;
        _totals.Scale = 0;
        for (var i = _length; i > 0; i--)
        {
            _totals.Scale = Math.Max(_totals.Scale, Math.Max(Number.AsDecimal(At(_first, i)).Scale, Number.AsDecimal(At(_second, i)).Scale));
        }

        for (var i = _length; i > 0; i--)
        {
            if (!TryAlign(At(_first, i), _totals.Scale, out var first) || !TryAlign(At(_second, i), _totals.Scale, out var second))
            {
                _totals.Scale = Wide;
                _totals.Exact = default;
                return;
            }

            Add(first, second);
        }
    }

    private void Add(long first, long second)
    {
        _totals.Exact.FirstSum += first;
        _totals.Exact.SecondSum += second;
        _totals.Exact.FirstSquares += Math.BigMul(first, first);
        _totals.Exact.SecondSquares += Math.BigMul(second, second);
        _totals.Exact.Products += Math.BigMul(first, second);
    }

    // As an integer at a scale, if n times the sum of n products of such integers is sure to fit in 126 bits.
    private readonly bool TryAlign(T value, int scale, out long aligned)
    {
        if (!ScaledInteger.TrySplit(Number.AsDecimal(value), out aligned, out var own) || own > scale || scale - own > 18)
        {
            return false;
        }

        var factor = Powers.OfTen[scale - own];
        if (Math.Abs(aligned) > _limit / factor)
        {
            return false;
        }

        aligned *= factor;
        return true;
    }

    private readonly bool TryDecimalCovariance(long divisor, out decimal covariance)
    {
        if (_totals.Scale != Wide)
        {
            var cross = _length * _totals.Exact.Products - _totals.Exact.FirstSum * _totals.Exact.SecondSum;
            if (ScaledInteger.TryCompose(cross, 2 * _totals.Scale, out var undivided))
            {
                covariance = undivided / divisor;
                return true;
            }

            return WideInteger.TryDivide(cross, WideInteger.PowerOfTen(2 * _totals.Scale) * divisor, out covariance);
        }

        Spreads(out _, out _, out var wide);
        return WideInteger.TryDivide(in wide, WideInteger.PowerOfTen(2 * WideScale) * divisor, out covariance);
    }

    private readonly bool TryDecimalCorrelation(out decimal correlation)
    {
        WideInteger first;
        WideInteger second;
        WideInteger cross;
        if (_totals.Scale != Wide)
        {
            var sums = _totals.Exact;
            first = _length * sums.FirstSquares - sums.FirstSum * sums.FirstSum;
            second = _length * sums.SecondSquares - sums.SecondSum * sums.SecondSum;
            cross = _length * sums.Products - sums.FirstSum * sums.SecondSum;
        }
        else
        {
            Spreads(out first, out second, out cross);
        }

        correlation = 0;
        if (first.IsZero || second.IsZero)
        {
            return false;
        }

        var roots = WideFloat.Multiply(first.ToFloat().Root(), second.ToFloat().Root());
        return cross.IsZero || WideFloat.Divide(WideInteger.Magnitude(in cross).ToFloat(), roots).TryToDecimal(cross.IsNegative, out correlation);
    }

    // n times the sums of the squared differences from the means, and of their products.
    private readonly void Spreads(out WideInteger first, out WideInteger second, out WideInteger cross)
    {
        var firstSum = WideInteger.Zero;
        var secondSum = WideInteger.Zero;
        first = WideInteger.Zero;
        second = WideInteger.Zero;
        cross = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            var x = WideInteger.Of(Number.AsDecimal(At(_first, i)), WideScale);
            var y = WideInteger.Of(Number.AsDecimal(At(_second, i)), WideScale);
            firstSum += x;
            secondSum += y;
            first += x * x;
            second += y * y;
            cross += x * y;
        }

        first = first * _length - firstSum * firstSum;
        second = second * _length - secondSum * secondSum;
        cross = cross * _length - firstSum * secondSum;
    }
}
