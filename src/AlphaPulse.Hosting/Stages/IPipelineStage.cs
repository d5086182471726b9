namespace AlphaPulse.Hosting;

/// <summary>One step of the pipeline. Stages read what earlier ones left in stores, registry and ledgers, not in each other.</summary>
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
