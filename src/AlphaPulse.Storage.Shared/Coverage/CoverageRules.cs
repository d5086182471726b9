namespace AlphaPulse.Storage;

/// <summary>What an update of coverage must say to be kept, and how spans are brought in and cut out.</summary>
internal static class CoverageRules
{
    /// <summary>Refuses updates that say what cannot be kept.</summary>
    /// <returns>Whether they say anything.</returns>
    /// <exception cref="ArgumentException">One of them breaks a rule.</exception>
    public static bool RequireSound(IReadOnlyList<CoverageUpdate> updates, string parameterName)
    {
        var saysAnything = false;
        foreach (var update in updates)
        {
            if (FindDefect(update) is { } defect)
            {
                throw new ArgumentException(defect, parameterName);
            }

            saysAnything |= update.Bars.Count + update.Quarantined.Count + update.Spans.Count > 0;
        }

        return saysAnything;
    }

    /// <summary>What keeps an update out of a ledger, or <see langword="null"/>.</summary>
    private static string? FindDefect(CoverageUpdate update)
    {
        for (var i = 0; i < update.Bars.Count; i++)
        {
            var bar = update.Bars[i];
            if (BarVersions.FindDefect(bar, i) is { } defect)
            {
                return defect;
            }

            if (bar.Series != update.Series)
            {
                return $"An update of {update.Series} has a bar of {bar.Series}; record each series by itself.";
            }
        }

        foreach (var row in update.Quarantined)
        {
            if (row.Series != update.Series)
            {
                return $"An update of {update.Series} has a quarantined row of {row.Series}; record each series by itself.";
            }
        }

        foreach (var span in update.Spans)
        {
            if (span.FindDefect() is { } defect)
            {
                return $"An update of {update.Series} is wrong: {defect}.";
            }
        }

        return null;
    }

    /// <summary>The refusal of a span that claims bars which are not there.</summary>
    public static ArgumentException Unheld(CoverageUpdate update, CoverageSpan span) => new(
        $"The span of {update.Series} from {UtcText.Format(span.From)} to {UtcText.Format(span.To)} is said to be {span.State} and the store has no bar in it; nothing was written. Record the bars in the same update.",
        nameof(update));

    /// <summary>What changes bring: the rows that go, and those that come.</summary>
    /// <param name="known">The spans that lie in the changes or touch them.</param>
    /// <param name="changes">The changes.</param>
    public static (IReadOnlyList<CoverageSpan> Gone, IReadOnlyList<CoverageSpan> Come) Apply(
        IReadOnlyList<CoverageSpan> known, IReadOnlyList<CoverageSpan> changes)
    {
        var result = CoverageSpans.Apply(known, changes);
        var stays = known.Intersect(result).ToHashSet();
        return ([.. known.Where(span => !stays.Contains(span))], [.. result.Where(span => !stays.Contains(span))]);
    }

    /// <summary>The borders of a question, where an absent one is that of time.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Borders(DateTimeOffset? from, DateTimeOffset? to) =>
        (from?.ToUniversalTime() ?? DateTimeOffset.MinValue, to?.ToUniversalTime() ?? DateTimeOffset.MaxValue);

    /// <summary>Cuts spans to what was asked for.</summary>
    public static IReadOnlyList<CoverageSpan> Cut(IEnumerable<CoverageSpan> spans, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. spans.Where(span => span.To > from && span.From < to)
            .Select(span => span with { From = span.From < from ? from : span.From, To = span.To > to ? to : span.To }),
    ];

    /// <summary>Reads a state.</summary>
    public static CoverageState State(int stored, string place) => (CoverageState)stored is var state && Enum.IsDefined(state) && state != CoverageState.NotAsked
        ? state
        : throw StoreDamage.Create(place, $"the state {stored} stands where one of coverage belongs");
}
