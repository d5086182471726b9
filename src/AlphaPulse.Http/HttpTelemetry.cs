using System.Diagnostics;
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

    public static Counter<long> Weight { get; } =
        Meter.CreateCounter<long>("alphapulse.http.weight", "{weight}", "Weight of the requests that were admitted, by host and priority.");

    public static Histogram<double> Wait { get; } =
        Meter.CreateHistogram<double>("alphapulse.http.budget.wait", "s", "Time from asking for a request to its admission, by host and priority.");

    public static Counter<long> Bans { get; } =
        Meter.CreateCounter<long>("alphapulse.http.bans", "{ban}", "Times that a venue asked to be left alone, by host.");

    public static Counter<long> BreakerChanges { get; } =
        Meter.CreateCounter<long>("alphapulse.http.breaker.changes", "{change}", "Changes of a circuit breaker, by host and state.");

    public static void Waited(string host, RateDemand demand, TimeSpan wait)
    {
        var tags = new TagList { { "host", host }, { "priority", demand.Priority == RequestPriority.Live ? "live" : "backfill" } };
        Weight.Add(demand.Weight, tags);
        Wait.Record(wait.TotalSeconds, tags);
    }

    public static void BreakerIs(string host, string state) => BreakerChanges.Add(1, new TagList { { "host", host }, { "state", state } });
}
