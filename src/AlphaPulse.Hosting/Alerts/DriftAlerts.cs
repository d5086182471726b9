using System.Globalization;
using AlphaPulse.Drift;

namespace AlphaPulse.Hosting;

/// <summary>The alerts of drift: one for each change of its level.</summary>
internal static class DriftAlerts
{
    private const int Named = 5;

    /// <summary>The alert of a change at a bar; <see langword="null"/> where a warning passed and signals went on all the time.</summary>
    public static Alert? Of(
        DriftLevel before, DriftWatch watch, string model, BarSeriesId series, SignalMode mode, DateTimeOffset bar, DateTimeOffset now)
    {
        var drifts = watch.ListDrifts();
        var found = Text($"At the bar of {UtcText.Format(bar)}: {Describe(drifts)}.");
        return (before, watch.Level) switch
        {
            (_, DriftLevel.Held) => Make(
                AlertSeverity.Critical,
                AlertCodes.DriftHold,
                $"Signals of {model} are held because of drift",
                $"{found} Check unit, symbol and timeframe of the source from that time on; where the market has changed, train on newer bars. Signals flow again when the drift is gone."),
            (DriftLevel.Held, _) => Make(
                AlertSeverity.Information,
                AlertCodes.DriftReleased,
                $"Signals of {model} flow again",
                Text($"{found} Signals were held at {watch.CreateReport().HeldRows} bars so far. Compare the outcomes from here on with those before the hold.")),
            (_, DriftLevel.Warning) => Make(
                AlertSeverity.Warning,
                AlertCodes.DriftWarning,
                $"What {model} sees moves away from its training",
                $"{found} Signals go on. Check the source of the bars; where the market has changed, train on newer bars."),
            _ => null,
        };

        Alert Make(AlertSeverity severity, string code, string title, string detail) => new()
        {
            Time = now,
            Severity = severity,
            Source = "drift",
            Code = code,
            Title = title,
            Detail = detail,
            Series = series,
            Properties = Properties(model, mode, bar, drifts),
        };
    }

    /// <summary>One test that is above its limit, or was and has not ended, in one line.</summary>
    public static string Describe(FeatureDrift drift) => Text(
        $"{Name(drift.Test)} of {drift.Column} is {drift.Statistic:0.####} with the limit {drift.Threshold:0.####}, first above it at {UtcText.Format(drift.FirstSeen)}");

    private static string Describe(IReadOnlyList<FeatureDrift> drifts) => drifts.Count == 0
        ? "no statistic is above its limit"
        : string.Join("; ", drifts.Take(Named).Select(Describe)) + (drifts.Count > Named ? Text($"; and {drifts.Count - Named} more") : "");

    private static string Name(DriftTest test) => test switch
    {
        DriftTest.KolmogorovSmirnov => "the Kolmogorov-Smirnov distance",
        DriftTest.PopulationStability => "the population stability index",
        DriftTest.OutsideRange => "the share of recent rows far outside the training",
        _ => "the share of missing rows",
    };

    private static SortedDictionary<string, string> Properties(string model, SignalMode mode, DateTimeOffset bar, IReadOnlyList<FeatureDrift> drifts)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["bar"] = UtcText.Format(bar),
            ["features"] = string.Join(',', drifts.Select(d => d.Column).Distinct(StringComparer.Ordinal)),
            ["mode"] = SnakeCase.Of(mode),
            ["model"] = model,
        };
        if (drifts.Count > 0)
        {
            properties["test"] = SnakeCase.Of(drifts[0].Test);
            properties["statistic"] = Text($"{drifts[0].Statistic:R}");
            properties["limit"] = Text($"{drifts[0].Threshold:R}");
        }

        return properties;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
