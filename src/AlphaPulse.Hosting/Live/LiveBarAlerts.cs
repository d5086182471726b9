using System.Globalization;
using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting;

/// <summary>Makes alerts of what happens to venues as a whole, and of bars that are held back.</summary>
/// <remarks>Safe for use from any thread.</remarks>
/// <param name="alerts">Takes them.</param>
/// <param name="time">The clock.</param>
public sealed class LiveBarAlerts(AlertPublisher alerts, TimeProvider time) : ILiveBarObserver
{
    /// <inheritdoc/>
    public async ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outage);
        await alerts.PublishAsync(
            new Alert
            {
                Time = time.GetUtcNow(),
                Severity = AlertSeverity.Critical,
                Source = "venue",
                Code = AlertCodes.VenueStopped,
                Title = $"{outage.Venue} has stopped",
                Detail = $"nothing has come of {Text(outage.Series)} series since {UtcText.Format(outage.Since)}: {outage.Reason}. Connections are tried again and again, and what is missed is caught up",
                Properties = Properties(("venue", outage.Venue), ("series", Text(outage.Series)), ("since", UtcText.Format(outage.Since))),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outage);
        var end = outage.EndedAt ?? time.GetUtcNow();
        await alerts.PublishAsync(
            new Alert
            {
                Time = end,
                Severity = AlertSeverity.Information,
                Source = "venue",
                Code = AlertCodes.VenueReturned,
                Title = $"{outage.Venue} is back",
                Detail = $"after {end - outage.Since:c}; what was missed is caught up before each series goes on",
                Properties = Properties(("venue", outage.Venue), ("since", UtcText.Format(outage.Since))),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask OnSubscriptionRefusedAsync(StreamRefusedException refusal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        await alerts.PublishAsync(
            new Alert
            {
                Time = time.GetUtcNow(),
                Severity = AlertSeverity.Warning,
                Source = "venue",
                Code = AlertCodes.VenueRefused,
                Title = refusal.Symbol is { } symbol ? $"{refusal.Venue} refused to send {symbol}" : $"{refusal.Venue} refused a subscription",
                Detail = refusal.Message,
                Properties = Properties(("venue", refusal.Venue), ("symbol", refusal.Symbol ?? "unknown")),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask OnSymbolMissingAsync(string symbol, VenueException reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(reason);
        await alerts.PublishAsync(
            new Alert
            {
                Time = time.GetUtcNow(),
                Severity = AlertSeverity.Warning,
                Source = "venue",
                Code = AlertCodes.VenueSymbolMissing,
                Title = $"{reason.Venue} has no {symbol}",
                Detail = $"it is left out until the next start, and the other symbols run: {reason.Message}",
                Properties = Properties(("venue", reason.Venue), ("symbol", symbol)),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask OnBarHeldAsync(QuarantinedRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var bar = row.OpenTime is { } openTime ? UtcText.Format(openTime) : "unknown";
        await alerts.PublishAsync(
            new Alert
            {
                Time = time.GetUtcNow(),
                Severity = AlertSeverity.Warning,
                Source = "firewall",
                Code = AlertCodes.DataHeld,
                Series = row.Series,
                Title = $"a bar of {row.Series} is in quarantine",
                Detail = $"the bar at {bar} was held back: {row.Reason}. The bar behind it lets it go where it confirms it; otherwise look at it with 'alphapulse bars quarantine list'",
                Properties = Properties(("bar", bar), ("reason", SnakeCase.Of(row.Kind))),
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> Properties(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            properties[name] = value;
        }

        return properties;
    }
}
