using AlphaPulse.Features;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary><c>features</c>: stored bars to feature rows, with a hash over the bars that were read, those of other instruments after those of the series.</summary>
/// <param name="store">The store.</param>
/// <param name="features">The feature set.</param>
/// <param name="loader">Gathers the other instruments and the sources that the features need.</param>
/// <param name="options">Where artifacts go.</param>
public sealed class FeaturesStage(IBarStore store, FeatureSet features, FeatureInputLoader loader, IOptions<PipelineOptions> options) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "features";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bars = new List<Bar>();
        await foreach (var bar in store.ReadAsync(new BarQuery(state.Ingest.Series), cancellationToken).ConfigureAwait(false))
        {
            bars.Add(bar);
        }

        var inputs = await loader.LoadAsync(features, state.Ingest.Series, cancellationToken).ConfigureAwait(false);
        if (features.DescribeResolution(inputs) is { } smaller)
        {
            state.Ingest = state.Ingest with { Findings = [.. state.Ingest.Findings, smaller] };
        }

        var matrix = FeatureMatrix.Compute(features, state.Ingest.Calendar, bars, inputs, cancellationToken);
        const string FileName = "features.csv";
        await AtomicFile.WriteAsync(
            Path.Combine(options.Value.WorkingDirectory, FileName),
            (stream, token) => FeatureCsv.WriteAsync(matrix, stream, token),
            cancellationToken).ConfigureAwait(false);
        state.Artifacts["features"] = FileName;
        state.Features = matrix;
        state.DataHash = TrainingMaterial.HashOf(bars, inputs);
        return matrix.CompleteCount;
    }
}
