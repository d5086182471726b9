namespace AlphaPulse.Hosting;

/// <summary>Does a training job by a run of the pipeline, whose options say on what. A refusal by the gate is a result, not a failure.</summary>
/// <remarks>The parameters of a request mean nothing to it, and so any is an error rather than passed over.</remarks>
/// <param name="pipeline">The pipeline.</param>
public sealed class PipelineJobRunner(PipelineRunner pipeline) : ITrainingJobRunner
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request has parameters.</exception>
    public async Task<TrainingJobResult> RunAsync(TrainingJobRequest request, IProgress<TrainingJobProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        if (request.Parameters.Count > 0)
        {
            throw new ArgumentException(
                $"The pipeline takes no parameters of a job and was given '{request.Parameters.Keys.First()}'; configure PipelineOptions and TrainingOptions, or register an ITrainingJobRunner of your own.", nameof(request));
        }

        var summary = await pipeline.RunAsync(new Forward(progress), cancellationToken).ConfigureAwait(false);
        return new TrainingJobResult(summary.Model.Version, summary.Model.Decision == "promoted", summary.Model.Reasons);
    }

    private sealed class Forward(IProgress<TrainingJobProgress> progress) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) =>
            progress.Report(new TrainingJobProgress(value.Stage, value.StageNumber, value.StageCount, value.Items));
    }
}
