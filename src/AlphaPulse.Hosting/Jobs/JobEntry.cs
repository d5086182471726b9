namespace AlphaPulse.Hosting;

/// <summary>A job with what ends it; changed under the lock of the queue.</summary>
internal sealed class JobEntry(TrainingJob job)
{
    public TrainingJob Job { get; set; } = job;

    public CancellationTokenSource Cancellation { get; } = new();

    public bool HasEnded => Job.Status is TrainingJobStatus.Succeeded or TrainingJobStatus.Failed or TrainingJobStatus.Cancelled;
}
