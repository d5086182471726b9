using AlphaPulse.Tracking.MLflow;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of the package that records runs on an MLflow server.</summary>
public static class TrackingReadmes
{
    public static void Host(IServiceCollection services, string token)
    {
        // snippet: mlflow-host
        services.AddAlphaPulse(pulse => pulse
            .UseMlflowTracking(o => (o.TrackingUri, o.Token) = ("https://mlflow.example.com", token))
            .AddEmbeddedPipeline());
        // end
    }

    public static async Task WithoutHostAsync(byte[] trials, string modelVersion)
    {
        // snippet: mlflow
        var options = new MlflowOptions { TrackingUri = "http://localhost:5000" };
        using var tracker = new MlflowExperimentTracker(options, TimeProvider.System);
        await using (var run = await tracker.StartRunAsync(new ExperimentRunStart { Experiment = "btc-1h" }))
        {
            await run.LogMetricsAsync([new ExperimentMetric("loss", 0.69, Step: 1), new ExperimentMetric("loss", 0.68, Step: 2)]);
            await run.LogArtifactAsync("trials.json", trials);
            await run.EndAsync(ExperimentRunStatus.Finished);
        }

        using var registry = new MlflowRegistryClient(options, TimeProvider.System);
        await registry.CreateModelAsync("btc-1h");
        var version = await registry.CreateVersionAsync("btc-1h", "mlflow-artifacts:/1/model", tags: new Dictionary<string, string> { ["alphapulse.version"] = modelVersion });
        await registry.SetAliasAsync("btc-1h", ModelAliases.Champion, version.Version);
        // end
    }
}
