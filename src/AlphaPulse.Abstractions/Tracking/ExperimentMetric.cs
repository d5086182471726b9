namespace AlphaPulse;

/// <summary>One measurement of a run.</summary>
/// <remarks>The value of <c>default</c> has no name and cannot be recorded. Immutable and safe for use from any thread.</remarks>
/// <param name="Name">What was measured, such as <c>validation.net_sharpe</c>.</param>
/// <param name="Value">The value; finite.</param>
/// <param name="Step">The step, such as the number of a trial or a round of boosting; from 0.</param>
public readonly record struct ExperimentMetric(string Name, double Value, long Step = 0)
{
    /// <summary>When it was recorded, UTC; set by the tracker.</summary>
    public DateTimeOffset At { get; init; }
}
