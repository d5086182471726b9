namespace AlphaPulse.Indicators;

/// <summary>An exact sum divided by a count, rounded once.</summary>
internal static class ExactMean
{
    public static decimal Of(Int128 sum, int scale, long count)
    {
        // 1/n with finitely many digits: an integer product instead of a division, with the same exact result.
        var reciprocal = count <= int.MaxValue ? FiniteReciprocal.Of((int)count) : default;
        if (reciprocal.Factor > 0
            && sum >= long.MinValue && sum <= long.MaxValue
            && ScaledInteger.TryCompose(Math.BigMul((long)sum, reciprocal.Factor), scale + reciprocal.Digits, out var product))
        {
            return product;
        }

        if (IntegerQuotient.TryDivide(sum, scale, count, out var quotient))
        {
            return quotient;
        }

        return ScaledInteger.TryCompose(sum, scale, out var exact)
            ? exact / count
            : WideInteger.Divide(sum, WideInteger.PowerOfTen(scale) * count);
    }
}
