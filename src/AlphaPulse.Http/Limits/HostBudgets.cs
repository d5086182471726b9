using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http;

/// <summary>The budgets of this process: all clients of one host that live by one clock have the same, since the venue counts by address.</summary>
internal static class HostBudgets
{
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<string, Lazy<RateBudget>>> Clocks = [];

    public static RateBudget Of(Uri baseUrl, TimeProvider time, IReadOnlyList<RateLimit> limits, string? sharedFolder, ILogger? logger)
    {
        var host = $"{baseUrl.IdnHost}:{baseUrl.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        var key = sharedFolder is null ? host : $"{host} {Path.GetFullPath(sharedFolder)}";
        var budget = Clocks.GetOrCreateValue(time)
            .GetOrAdd(key, _ => new Lazy<RateBudget>(() => new RateBudget(host, time, limits, sharedFolder, logger))).Value;
        budget.Add(limits);
        return budget;
    }
}
