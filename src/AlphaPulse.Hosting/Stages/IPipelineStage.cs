namespace AlphaPulse.Hosting;

/// <summary>One step of the pipeline. Bars, models and outcomes pass through stores, registry and ledgers; what a run has established passes through its state.</summary>
/// <remarks>Safe for use from any thread; what belongs to a run is in the state.</remarks>
public interface IPipelineStage
{
    /// <summary>The name in progress, ledger, telemetry and summary; lower case.</summary>
    string Name { get; }

    /// <summary>Runs the stage.</summary>
    /// <param name="state">What the run has established.</param>
    /// <param name="progress">Receives how many items have been handled.</param>
    /// <param name="cancellationToken">Cancels the stage.</param>
    /// <returns>How many items were handled.</returns>
    Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default);
}
