using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Runs the pipeline once when the host has started. An error stops the host and makes its exit code 1, so that it cannot go unseen.</summary>
/// <param name="runner">The runner.</param>
/// <param name="options">Whether the host stops when the run has ended.</param>
/// <param name="lifetime">Stops the host.</param>
/// <param name="logger">The log; <see langword="null"/> for none.</param>
public sealed partial class PipelineHostedService(
    PipelineRunner runner,
    IOptions<PipelineOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<PipelineHostedService>? logger = null) : BackgroundService
{
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PipelineSummary summary;
        try
        {
            summary = await runner.RunAsync(progress: null, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The host stops by itself, but would leave with 0.
            Environment.ExitCode = 1;
            throw;
        }

        if (_logger.IsEnabled(LogLevel.Information))
        {
            var reasons = string.Join("; ", summary.Model.Reasons);
            LogResult(
                summary.Series,
                summary.Provenance,
                summary.Model.Version,
                summary.Model.Decision,
                reasons,
                summary.Signals.Emitted,
                summary.Signals.Mode,
                summary.Signals.Settled);
        }

        if (options.Value.StopHostWhenDone)
        {
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Information,
        Message = "{Series} (provenance: {Provenance}): model {Version} {Decision} ({Reasons}); {Emitted} signals as {Mode}, {Settled} settled")]
    private partial void LogResult(
        string series, string provenance, string version, string decision, string reasons, long emitted, string mode, long settled);
}
