namespace AlphaPulse.Hosting;

/// <summary>What makes an alert a repeat of another: the same fact about the same series and, where it is about one, the same model.</summary>
internal readonly record struct AlertKey(string Code, BarSeriesId? Series, string? Model)
{
    // Alerts of one row say which of several states something is in: each puts an end to the others.
    private static readonly string[][] States =
    [
        [AlertCodes.DriftWarning, AlertCodes.DriftHold, AlertCodes.DriftReleased],
        [AlertCodes.GatePromoted, AlertCodes.GateRefused],
    ];

    public static AlertKey Of(Alert alert) => new(alert.Code, alert.Series, alert.Properties.GetValueOrDefault("model"));

    /// <summary>The keys of the states that are over when this one holds.</summary>
    public IEnumerable<AlertKey> OtherStates()
    {
        var key = this;
        return States.Where(row => row.Contains(key.Code, StringComparer.Ordinal))
            .SelectMany(row => row)
            .Where(code => code != key.Code)
            .Select(code => key with { Code = code });
    }
}
