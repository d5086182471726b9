using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>Where the drift of the champion stands, or of the challenger where there is no champion, at the last bar that was watched.</summary>
/// <param name="registry">Gives the registry; called inside the check.</param>
internal sealed class DriftHealthCheck(Func<IModelRegistry?> registry) : GuardedHealthCheck
{
    protected override async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        var models = Need(registry, ModelHealthCheck.Remedy);
        var version = await models.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false)
            ?? await models.FindAsync(ModelAliases.Challenger, cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            return HealthCheckResult.Degraded("There is no model whose drift could be watched; run the pipeline once.");
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["version"] = version.Id };
        if (await models.ReadEvidenceAsync(version.Id, DriftRecord.FileName, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return HealthCheckResult.Degraded(
                $"No replay has watched the drift of {version.Id}; run the pipeline once, and train again where the model was registered without a reference profile.",
                data: data);
        }

        DriftRecord record;
        try
        {
            record = JsonSerializer.Deserialize(file.Span, HostingJsonContext.Default.DriftRecord)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            data["error"] = exception.GetType().Name;
            return new HealthCheckResult(
                failure, $"The record {DriftRecord.FileName} of {version.Id} cannot be read: {exception.Message} Run the pipeline again, which writes it.", exception, data);
        }

        data["series"] = record.Series;
        data["mode"] = record.Mode;
        data["status"] = record.Status;
        data["level"] = record.Level;
        data["last_bar"] = UtcText.Format(record.LastBar);
        data["features"] = record.Features;
        return Judge(version.Id, record, failure, data);
    }

    private static HealthCheckResult Judge(string version, DriftRecord record, HealthStatus failure, Dictionary<string, object> data)
    {
        var since = record.Since is { } time ? $" since {UtcText.Format(time)}" : "";
        var why = record.Features.Count > 0 ? string.Join("; ", record.Features) : "no statistic is above its limit";
        return record.Level switch
        {
            "held" => new HealthCheckResult(
                failure,
                $"Signals of {version} are held because of drift{since}: {why}. Check unit, symbol and timeframe of the source, or train on newer bars.",
                data: data),
            UnwatchedDrift.Name => HealthCheckResult.Degraded($"The drift of {version} is not watched: {record.Reason}", data: data),
            "warning" => HealthCheckResult.Degraded(
                $"What {version} sees moves away from its training{since}: {why}. Check the source of the bars, or train on newer bars.", data: data),
            _ => HealthCheckResult.Healthy($"Signals of {version} flow; the last bar that was watched is {UtcText.Format(record.LastBar)}.", data),
        };
    }
}
