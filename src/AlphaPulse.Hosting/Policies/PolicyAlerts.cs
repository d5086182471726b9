using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>The alerts of the hosted service that asks the policies.</summary>
internal static class PolicyAlerts
{
    public static Alert OfTraining(BarSeriesId series, PolicyResult result, RetrainTrigger trigger, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Information,
        Source = "policy",
        Code = AlertCodes.RetrainStarted,
        Title = "A training was handed in",
        Detail = result.Reason,
        Series = series,
        Properties = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["job"] = result.Job ?? "none", ["trigger"] = SnakeCase.Of(trigger) },
    };

    public static Alert OfFailure(Exception exception, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Critical,
        Source = "policy",
        Code = AlertCodes.PolicyFailed,
        Title = "The policies of the model could not be asked",
        Detail = exception.Message,
        Properties = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["error"] = exception.GetType().Name },
    };
}
