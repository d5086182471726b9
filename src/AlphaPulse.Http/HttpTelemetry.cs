using System.Diagnostics.Metrics;

namespace AlphaPulse.Http;

/// <summary>The instruments of the meter <c>AlphaPulse.Http</c>.</summary>
internal static class HttpTelemetry
{
    private static readonly Meter Meter = new("AlphaPulse.Http", typeof(HttpTelemetry).Assembly.GetName().Version?.ToString());

    public static Counter<long> Requests { get; } =
        Meter.CreateCounter<long>("alphapulse.http.requests", "{request}", "Requests that were sent, each try counted, by venue.");

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("alphapulse.http.retries", "{request}", "Requests that were tried once more, by venue.");
}
