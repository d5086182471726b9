namespace AlphaPulse.Simulation;

/// <summary>Shocks of variance 1 in the long run with clustered volatility on three scales of time, fat tails and jumps.</summary>
/// <remarks>
/// Hours: GARCH(1,1) (Bollerslev, 1986) with Student-t innovations of 6 degrees of freedom (Bollerslev, 1987). Weeks: calm and stressed
/// regimes that follow each other as a Markov chain. Months: an AR(1) of the log volatility, which with the others gives the slowly
/// decaying autocorrelation of absolute returns. Jumps come about once in a thousand bars. What several markets share enters through
/// <paramref name="common"/>.
/// </remarks>
/// <param name="random">The draws of this market.</param>
/// <param name="common">The draws that markets share; <see langword="null"/> where it stands alone.</param>
/// <param name="correlation">The share of the variance of an innovation that is shared; from 0 to less than 1.</param>
internal sealed class VolatilityProcess(DeterministicRandom random, DeterministicRandom? common, double correlation)
{
    private const double Alpha = 0.08;
    private const double Beta = 0.88;
    private const double SlowPersistence = 0.998;
    private const double SlowDeviation = 0.33;
    private const double StressFactor = 1.9;
    private const double StressBegins = 1.0 / 700;
    private const double StressEnds = 1.0 / 100;
    private const double StressShare = StressBegins / (StressBegins + StressEnds);
    private const double JumpProbability = 0.001;
    private const double JumpDeviation = 8;

    private static readonly double CalmFactor = 1 / Math.Sqrt(1 - StressShare + StressShare * StressFactor * StressFactor);
    private static readonly double JumpScale = 1 / Math.Sqrt(1 + JumpProbability * JumpDeviation * JumpDeviation);
    private static readonly double SlowInnovation = SlowDeviation * Math.Sqrt(1 - SlowPersistence * SlowPersistence);

    private double _variance = 1;
    private double _slow;
    private bool _isStressed;

    /// <summary>The standard deviation of the shock that was drawn last, without jumps.</summary>
    public double Scale { get; private set; } = 1;

    /// <summary>Draws the next shock.</summary>
    /// <returns>The shock.</returns>
    public double Next()
    {
        _isStressed = random.NextDouble() < (_isStressed ? 1 - StressEnds : StressBegins);
        _slow = SlowPersistence * _slow + SlowInnovation * random.NextNormal();
        var level = CalmFactor * (_isStressed ? StressFactor : 1) * Math.Exp(_slow - SlowDeviation * SlowDeviation) * JumpScale;
        var fast = Math.Sqrt(_variance) * NextStudent6();
        Scale = level * Math.Sqrt(_variance);
        _variance = 1 - Alpha - Beta + Alpha * fast * fast + Beta * _variance;

        // Both are drawn at every bar, so that a jump does not change what is drawn later.
        var (jumps, size) = (random.NextDouble() < JumpProbability, random.NextNormal());
        return level * (fast + (jumps ? JumpDeviation * size : 0));
    }

    // Normal over the root of chi-squared(6) / 6, scaled to variance 1; chi-squared with an even number of degrees of freedom is
    // -2 log of a product of that many halves of uniforms.
    private double NextStudent6()
    {
        var normal = random.NextNormal();
        if (common is not null)
        {
            normal = Math.Sqrt(correlation) * common.NextNormal() + Math.Sqrt(1 - correlation) * normal;
        }

        var chiSquared = -2 * Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()) * (1 - random.NextDouble()));

        // Three uniforms that are all 1 to the last bit would divide by zero: once in 10^47 draws.
        return normal * Math.Sqrt(4 / Math.Max(chiSquared, double.Epsilon));
    }
}
