namespace AlphaPulse;

/// <summary>What became of handing a job in.</summary>
/// <param name="Job">The job that was accepted, now or before under the same key; <see langword="null"/> where the queue is full.</param>
/// <param name="Waiting">How many jobs wait, this one included.</param>
/// <param name="Capacity">How many may wait.</param>
public sealed record TrainingJobSubmission(TrainingJob? Job, int Waiting, int Capacity)
{
    /// <summary>Whether there is a job; where there is not, too many wait: hand it in again later.</summary>
    public bool IsAccepted => Job is not null;
}
