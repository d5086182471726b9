namespace AlphaPulse.Simulation;

/// <summary>Shocks with clustered volatility and fat tails, of variance 1 in the long run.</summary>
/// <remarks>
/// GARCH(1,1) (Bollerslev, 1986) with Student-t innovations of 6 degrees of freedom (Bollerslev, 1987). Alpha and beta are like
/// those estimated on daily and hourly returns of many markets; the fourth moment is finite:
/// beta^2 + 2 alpha beta + 6 alpha^2 = 0.985.
/// </remarks>
internal sealed class VolatilityProcess(DeterministicRandom random)
{
    private const double Alpha = 0.07;
    private const double Beta = 0.91;
    private double _variance = 1;

    /// <summary>The standard deviation of the shock that was drawn last.</summary>
    public double Scale { get; private set; } = 1;

    /// <summary>Draws the next shock.</summary>
    /// <returns>The shock.</returns>
    public double Next()
    {
        Scale = Math.Sqrt(_variance);
        var shock = Scale * NextStudent6();
        _variance = 1 - Alpha - Beta + Alpha * shock * shock + Beta * _variance;
        return shock;
    }

    // Normal over the root of chi-squared(6) / 6, scaled to variance 1; chi-squared with an even number of degrees of freedom is
    // -2 log of a product of that many halves of uniforms.
    private double NextStudent6()
    {
        var normal = random.NextNormal();
        var chiSquared = -2 * Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()) * (1 - random.NextDouble()));

        // Three uniforms that are all 1 to the last bit would divide by zero: once in 10^47 draws.
        return normal * Math.Sqrt(4 / Math.Max(chiSquared, double.Epsilon));
    }
}
