namespace AlphaPulse;

/// <summary>Does what a training job asks for.</summary>
/// <remarks>Called for one job at a time. What it throws ends the job as failed, with the message as its reason.</remarks>
public interface ITrainingJobRunner
{
    /// <summary>Runs a job.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Receives how far it has come; may be called from any thread.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What came of it.</returns>
    Task<TrainingJobResult> RunAsync(TrainingJobRequest request, IProgress<TrainingJobProgress> progress, CancellationToken cancellationToken);
}
