namespace AlphaPulse.Training;

/// <summary>What a model must show before it serves.</summary>
public sealed class GateOptions
{
    /// <summary>The least number of trades on the holdout: fewer prove nothing.</summary>
    /// <value>Default 30; at least 2.</value>
    public int MinimumTrades { get; set; } = 30;

    /// <summary>The greatest one-sided p-value of the net advantage over the best baseline, after deflation.</summary>
    /// <value>Default 0.05; from 0.0001 to 0.5.</value>
    public double MaximumPValue { get; set; } = 0.05;

    /// <summary>
    /// Whether the p-value is deflated for every trial that was made on the way to any candidate that has seen the holdout:
    /// <c>1 - (1 - p)^trials</c> (Šidák, 1967). Switch it off only to study what it is worth.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool DeflateForTrials { get; set; } = true;

    /// <summary>
    /// How many resamples of the stationary bootstrap give the p-value. The least p-value is one over this and one more; where that alone
    /// is over the limit after deflation, the gate refuses and says so. The default is enough for 1,000 trials at 0.05.
    /// </summary>
    /// <value>Default 20,000; from 200 to 1,000,000.</value>
    public int Resamples { get; set; } = 20_000;
}
