using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>Whether the store opens and answers a read.</summary>
/// <param name="store">Gives the store; called inside the check, so that a store that cannot be made is a result.</param>
internal sealed class StoreHealthCheck(Func<IBarStore?> store) : GuardedHealthCheck
{
    public const string Remedy = "add UseSqlite or a store of your own";

    protected override async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        var bars = Need(store, Remedy);
        var held = await bars.ListSeriesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var series in held.Take(1))
        {
            // The list may come from a table of its own; a bar comes from where bars are.
            var query = new BarQuery(series.Series) { From = series.Last };
            var found = false;
            await foreach (var _ in bars.ReadAsync(query, cancellationToken).ConfigureAwait(false))
            {
                found = true;
                break;
            }

            if (!found)
            {
                return new HealthCheckResult(
                    failure,
                    $"The store lists a bar of {series.Series} at {UtcText.Format(series.Last)} that it does not give; check the file or restore it from a copy.",
                    data: Data(held));
            }
        }

        var data = Data(held);
        return HealthCheckResult.Healthy(
            string.Create(CultureInfo.InvariantCulture, $"The store answers: {held.Count} series with {held.Sum(s => s.Bars)} bars."), data);
    }

    private static Dictionary<string, object> Data(IReadOnlyList<BarSeriesSummary> held) => new(StringComparer.Ordinal)
    {
        ["series"] = held.Count,
        ["bars"] = held.Sum(s => s.Bars),
    };
}
