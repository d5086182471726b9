namespace AlphaPulse.Cli.Metrics;

/// <summary>What scores are meant to foretell.</summary>
internal enum MetricTask
{
    /// <summary>Classes of 0 and 1, by the probability of 1.</summary>
    Binary,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>Classes from 0, by a probability each.</summary>
    Multiclass,
}
