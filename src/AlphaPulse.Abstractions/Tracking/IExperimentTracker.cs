namespace AlphaPulse;

/// <summary>Records runs: what was tried with which parameters on which data, what was measured on the way, and what came out.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IExperimentTracker
{
    /// <summary>Starts a run.</summary>
    /// <param name="start">What is known at the start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run, which is on record when this returns and is to be ended by <see cref="IExperimentRun.EndAsync"/>.</returns>
    /// <exception cref="ArgumentException">A name or a value is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="TrackingException">The run cannot be recorded.</exception>
    Task<IExperimentRun> StartRunAsync(ExperimentRunStart start, CancellationToken cancellationToken = default);
}
