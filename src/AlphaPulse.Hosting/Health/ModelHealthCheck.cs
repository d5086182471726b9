using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>Whether a champion exists and its file loads and agrees with its checksum.</summary>
/// <param name="registry">Gives the registry; called inside the check.</param>
internal sealed class ModelHealthCheck(Func<IModelRegistry?> registry) : GuardedHealthCheck
{
    public const string Remedy = "add UseFileRegistry or a registry of your own";

    protected override async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        var models = Need(registry, Remedy);
        var champion = await models.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        if (champion is null)
        {
            return HealthCheckResult.Degraded(
                "There is no champion: no model passed the gate yet. Run the pipeline on newer bars, or read the evidence of the challenger.");
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = champion.Id,
            ["registered_at"] = UtcText.Format(champion.RegisteredAt),
        };
        try
        {
            var loaded = await models.LoadAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
            data["version"] = loaded.Version.Id;
            data["series"] = loaded.Artifact.Manifest.Series.ToString();
            data["trained_to"] = UtcText.Format(loaded.Artifact.Manifest.TrainedTo);
            return HealthCheckResult.Healthy($"The champion {loaded.Version.Id} for {loaded.Artifact.Manifest.Series} loads and agrees with its checksum.", data);
        }
        catch (Exception exception) when (exception is AlphaPulseException or IOException or UnauthorizedAccessException)
        {
            data["error"] = exception.GetType().Name;
            return new HealthCheckResult(
                failure,
                $"The champion {champion.Id} does not load: {exception.Message} Move the alias '{ModelAliases.Champion}' to a version that does, or restore '{champion.Path}'.",
                exception,
                data);
        }
    }
}
