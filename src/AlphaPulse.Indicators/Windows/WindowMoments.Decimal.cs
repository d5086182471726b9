using System.Numerics;

namespace AlphaPulse.Indicators;

/// <content>The moments of decimals, from exact sums.</content>
public partial struct WindowMoments<T>
{
    private readonly decimal DecimalMean()
    {
        if (_totals.Scale == Wide)
        {
            WideMoments(out var wideSum, out _, out var wideScale);
            return ScaledInteger.Divide(wideSum, BigInteger.Pow(10, wideScale) * _length);
        }

        return ExactMean.Of(_totals.ExactSum, _totals.Scale, _length);
    }

    private readonly decimal DecimalDeviation()
    {
        BigInteger spread;
        int scale;
        if (_totals.Scale != Wide)
        {
            var exact = unchecked((UInt128)(_length * _totals.ExactSquares - _totals.ExactSum * _totals.ExactSum));
            if (!IsSample)
            {
                return DecimalMath.RootOver(exact, _totals.Scale, _length);
            }

            // sqrt(v / d) = sqrt(v d) / d, while v d stays below 2^126.
            if (exact < (UInt128.One << 126) / (UInt128)_divisor)
            {
                return DecimalMath.RootOver(exact * (UInt128)_divisor, _totals.Scale, _divisor);
            }

            spread = exact;
            scale = _totals.Scale;
        }
        else
        {
            WideMoments(out var sum, out var squares, out scale);
            spread = _length * squares - sum * sum;
        }

        return DecimalMath.RootOfRatio(spread, BigInteger.Pow(100, scale) * _divisor);
    }

    private readonly bool TryDecimalVariance(out decimal variance)
    {
        BigInteger spread;
        int scale;
        if (_totals.Scale != Wide)
        {
            var exact = unchecked((UInt128)(_length * _totals.ExactSquares - _totals.ExactSum * _totals.ExactSum));
            if (exact >> 96 == 0 && ScaledInteger.TryCompose((Int128)exact, 2 * _totals.Scale, out var undivided))
            {
                variance = undivided / _divisor;
                return true;
            }

            spread = exact;
            scale = _totals.Scale;
        }
        else
        {
            WideMoments(out var sum, out var squares, out scale);
            spread = _length * squares - sum * sum;
        }

        var divisor = BigInteger.Pow(100, scale) * _divisor;
        if (spread / divisor >= (BigInteger.One << 96) - 1)
        {
            variance = 0;
            return false;
        }

        variance = ScaledInteger.Divide(spread, divisor);
        return true;
    }

    private readonly void WideMoments(out BigInteger sum, out BigInteger squares, out int scale)
    {
        scale = 28;
        sum = 0;
        squares = 0;
        for (var i = _length; i > 0; i--)
        {
            var value = ScaledInteger.Split(Number.AsDecimal(Window(i)), out var own) * BigInteger.Pow(10, scale - own);
            sum += value;
            squares += value * value;
        }
    }
}
