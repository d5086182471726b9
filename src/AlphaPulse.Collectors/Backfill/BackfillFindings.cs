using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>What a backfill tells people in words.</summary>
internal static class BackfillFindings
{
    public static IEnumerable<string> Of(BackfillReport report, IVenueBarSource source, BackfillOptions options)
    {
        yield return $"instrument: {report.Series.Instrument} is what {source.Address} lists as {options.Symbol}.";
        yield return options.From is null
            ? Text($"from: {UtcText.Format(report.From)}, {BackfillOptions.DefaultBars} bars before the venue's clock, since none was named.")
            : $"from: {UtcText.Format(report.From)}, as named.";
        yield return Text($"closed: bars that had closed by {UtcText.Format(report.AsOf)} by the venue's clock; {report.Forming} that still formed withheld.");
        yield return "availability: assumed at the close.";
        if (report.Repeated > 0)
        {
            yield return Text($"repeats: {report.Repeated} rows came twice and were taken once.");
        }

        if (report.Written.Revised > 0)
        {
            yield return Text($"revisions: {report.Written.Revised} bars differ from what the store held of {report.Series}; both versions are kept and the newer one is used.");
        }

        if (report.OffGrid > 0)
        {
            yield return Text($"off the grid: {report.OffGrid} bars open when the calendar '{options.Calendar.Name}' expects none; they are kept.");
        }

        foreach (var finding in OfGaps(report, source))
        {
            yield return finding;
        }

        if (report.Last is { } last && options.Timeframe.Add(last, 2) <= report.AsOf && report.Coverage.NotAsked > 0)
        {
            yield return $"end: the last closed bar opens at {UtcText.Format(last)}, more than one bar before the venue's clock: trading was halted or the venue is behind.";
        }
    }

    private static IEnumerable<string> OfGaps(BackfillReport report, IVenueBarSource source)
    {
        var coverage = report.Coverage;
        if (report.Healed > 0)
        {
            yield return Text($"healed: {report.Healed} bars that {source.Venue} had not given before.");
        }

        if (coverage.Missing > 0 && report.GapsDueAt is { } due)
        {
            yield return Text($"gaps: {coverage.Missing} bars did not come although later ones did; a run from {UtcText.Format(due)} on asks for them again.");
        }

        if (coverage.Absent > 0)
        {
            yield return Text($"absent: {coverage.Absent} bars that {source.Venue} does not have, as often as it was asked.");
        }

        if (report.BeginsAt is { } begin)
        {
            yield return $"begin: {source.Venue} keeps the latest bars only, the first of {UtcText.Format(begin)}; what is older cannot be had there and counts as absent.";
        }

        if (coverage.Lost > 0)
        {
            yield return Text($"lost: {coverage.Lost} bars for which {source.Venue} gave rows that can be none; they are in quarantine with the reason.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
