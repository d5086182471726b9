namespace AlphaPulse.Indicators;

/// <content>The moments of decimals, from exact sums.</content>
public partial struct WindowMoments<T>
{
    private const int WideScale = 28;

    private readonly decimal DecimalMean() => _totals.Scale != Wide
        ? ExactMean.Of(_totals.ExactSum, _totals.Scale, _length)
        : WideInteger.Divide(WideSum(), WideInteger.PowerOfTen(WideScale) * _length);

    private readonly decimal DecimalDeviation()
    {
        if (_totals.Scale == Wide)
        {
            return DecimalMath.RootOfRatio(WideSpread(), WideInteger.PowerOfTen(2 * WideScale) * _divisor);
        }

        var exact = Spread();
        if (!IsSample)
        {
            return DecimalMath.RootOver(exact, _totals.Scale, _length);
        }

        // sqrt(v / d) = sqrt(v d) / d, while v d stays below 2^126.
        return exact < (UInt128.One << 126) / (UInt128)_divisor
            ? DecimalMath.RootOver(exact * (UInt128)_divisor, _totals.Scale, _divisor)
            : DecimalMath.RootOfRatio((Int128)exact, WideInteger.PowerOfTen(2 * _totals.Scale) * _divisor);
    }

    private readonly bool TryDecimalVariance(out decimal variance)
    {
        if (_totals.Scale == Wide)
        {
            return WideInteger.TryDivide(WideSpread(), WideInteger.PowerOfTen(2 * WideScale) * _divisor, out variance);
        }

        var exact = Spread();
        if (exact >> 96 == 0 && ScaledInteger.TryCompose((Int128)exact, 2 * _totals.Scale, out var undivided))
        {
            variance = undivided / _divisor;
            return true;
        }

        return WideInteger.TryDivide((Int128)exact, WideInteger.PowerOfTen(2 * _totals.Scale) * _divisor, out variance);
    }

    // n times the sum of the squared differences from the mean; below 2^126.
    private readonly UInt128 Spread() => unchecked((UInt128)(_length * _totals.ExactSquares - _totals.ExactSum * _totals.ExactSum));

    private readonly WideInteger WideSum()
    {
        var sum = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            sum += WideInteger.Of(Number.AsDecimal(Window(i)), WideScale);
        }

        return sum;
    }

    private readonly WideInteger WideSpread()
    {
        var sum = WideInteger.Zero;
        var squares = WideInteger.Zero;
        for (var i = _length; i > 0; i--)
        {
            var value = WideInteger.Of(Number.AsDecimal(Window(i)), WideScale);
            sum += value;
            squares += value * value;
        }

        return squares * _length - sum * sum;
    }
}
