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
    /// The guards that refuse a model where they do not hold, or were not measured; the others warn. What is left out of this list is left out to
    /// study what it is worth.
    /// </summary>
    /// <value>Default <see cref="GuardNames.BindingByDefault"/>; names of <see cref="GuardNames"/>.</value>
    public IReadOnlyList<string> BindingGuards { get; set; } = GuardNames.BindingByDefault;

    /// <summary>The least number of labelled samples on the holdout.</summary>
    /// <value>Default 100; at least 30.</value>
    public int MinimumSamples { get; set; } = 100;

    /// <summary>
    /// With which probability the Sharpe ratio on the holdout must be above 0: the holdout must be at least as long as the minimum track record for it
    /// (Bailey and Lopez de Prado, 2012).
    /// </summary>
    /// <value>Default 0.95; above 0.5 and below 1.</value>
    public double TrackRecordProbability { get; set; } = 0.95;

    /// <summary>
    /// The greatest expected calibration error of probabilities on the holdout, beyond what a calibrated model shows on as many samples by chance.
    /// </summary>
    /// <value>Default 0.1; above 0, at most 0.5.</value>
    public double MaximumCalibrationError { get; set; } = 0.1;

    /// <summary>By how much conformal intervals may hold less on the holdout than they say.</summary>
    /// <value>Default 0.1; from 0 to 0.5.</value>
    public double MaximumCoverageShortfall { get; set; } = 0.1;

    /// <summary>The longest that a row may take to score, as the median of several hundred; the decision then depends on the machine.</summary>
    /// <value>Default <see langword="null"/>, which measures nothing; above zero.</value>
    public TimeSpan? MaximumScoringTime { get; set; }

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
