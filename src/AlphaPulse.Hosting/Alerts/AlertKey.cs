namespace AlphaPulse.Hosting;

/// <summary>What makes an alert a repeat of another: the same fact about the same series and, where it is about one, the same model or the same
/// symbol of a venue.</summary>
internal readonly record struct AlertKey(string Code, BarSeriesId? Series, string? Subject)
{
    // Alerts of one row say which of several states something is in: each puts an end to the others.
    private static readonly string[][] States =
    [
        [AlertCodes.DriftWarning, AlertCodes.DriftHold, AlertCodes.DriftReleased],
        [AlertCodes.GatePromoted, AlertCodes.GateRefused],
        [AlertCodes.VenueStopped, AlertCodes.VenueReturned],
    ];

    public static AlertKey Of(Alert alert) => new(alert.Code, alert.Series, SubjectOf(alert.Properties));

    /// <summary>The keys of the states that are over when this one holds.</summary>
    public IEnumerable<AlertKey> OtherStates()
    {
        var key = this;
        return States.Where(row => row.Contains(key.Code, StringComparer.Ordinal))
            .SelectMany(row => row)
            .Where(code => code != key.Code)
            .Select(code => key with { Code = code });
    }

    private static string? SubjectOf(IReadOnlyDictionary<string, string> properties) =>
        properties.GetValueOrDefault("model")
        ?? (properties.TryGetValue("venue", out var venue) ? $"{venue} {properties.GetValueOrDefault("symbol")}" : null);
}
