namespace AlphaPulse.Hosting;

/// <summary>How many training jobs may wait, how long one may run, and how long it is remembered.</summary>
public sealed class TrainingJobOptions
{
    /// <summary>How many jobs may wait while one runs; with more, handing in is refused as busy.</summary>
    /// <value>Default 4; from 1 to 10,000.</value>
    public int Capacity { get; set; } = 4;

    /// <summary>How long a job may run before it is ended as failed.</summary>
    /// <value>Default 24 hours; above 0, at most 30 days.</value>
    public TimeSpan MaximumDuration { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many jobs that have ended are remembered; the oldest are forgotten first.</summary>
    /// <value>Default 100; from 1 to 100,000.</value>
    public int RememberedJobs { get; set; } = 100;
}
