namespace AlphaPulse;

/// <summary>Takes training as jobs: hand one in, look how far it has come, cancel it.</summary>
/// <remarks>What a host offers over HTTP or anything else. Implementations are safe for use from any thread.</remarks>
public interface ITrainingJobs
{
    /// <summary>Hands a job in. It is either accepted, now or before under the same key, or refused because too many wait.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    /// <returns>Whether it was accepted.</returns>
    /// <exception cref="ArgumentException">The request is out of its ranges.</exception>
    Task<TrainingJobSubmission> SubmitAsync(TrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Looks at a job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    /// <returns>The job as it is now, or <see langword="null"/> where there is none of that id or it was long ago.</returns>
    Task<TrainingJob?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs that are known, in the order of handing in.</summary>
    /// <param name="cancellationToken">Cancels the call, not the jobs.</param>
    /// <returns>The jobs as they are now.</returns>
    Task<IReadOnlyList<TrainingJob>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for the end of a job. One that waits is cancelled at once; one that runs is told, and is cancelled when it has stopped; one that
    /// has ended stays as it is.
    /// </summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job as it is after that, or <see langword="null"/> where there is none of that id.</returns>
    Task<TrainingJob?> CancelAsync(string id, CancellationToken cancellationToken = default);
}
