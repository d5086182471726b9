using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting;

/// <summary><c>audit</c>: what the store holds of the series, and the gaps on its calendar.</summary>
/// <param name="coverage">Finds the gaps.</param>
public sealed class AuditStage(CoverageCalculator coverage) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var report = await coverage.CalculateAsync(state.Ingest.Series, state.Ingest.Calendar, cancellationToken).ConfigureAwait(false);
        state.Coverage = new CoverageSummary(report.Bars, report.Gaps.Count, report.Missing, report.OffGrid) { Runs = report.Gaps };
        return report.Bars;
    }
}
