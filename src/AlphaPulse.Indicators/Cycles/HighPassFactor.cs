namespace AlphaPulse.Indicators;

/// <summary>The factor alpha of Ehlers' high-pass filters.</summary>
internal static class HighPassFactor
{
    /// <summary>(cos w + sin w - 1) / cos w, where w is the angle of one bar, narrowed for more poles than one.</summary>
    /// <param name="period">The longest cycle that passes.</param>
    /// <param name="narrowing">1 for one pole, the root of 1/2 for two.</param>
    public static decimal Of(int period, decimal narrowing)
    {
        var angle = 2 * DecimalMath.Pi * narrowing / period;
        return (DecimalMath.Cos(angle) + DecimalMath.Sin(angle) - 1) / DecimalMath.Cos(angle);
    }
}
