namespace AlphaPulse.Collectors;

/// <summary>Tells from the ledger what to ask for next.</summary>
internal static class BackfillPlan
{
    /// <summary>Parts that are so near to each other are asked for together: a page more costs less than a request more.</summary>
    private const int JoinedBars = 500;

    /// <summary>How many bars a window has at most where the newest come first.</summary>
    private const int WindowBars = 10_000;

    /// <summary>What nobody has asked for, the gaps that are due, and what is absent where that is wanted.</summary>
    public static List<AskedWindow> Make(
        IReadOnlyList<CoverageSpan> known, BackfillOptions options, DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf)
    {
        var parts = new List<AskedPart>();
        var at = from;
        foreach (var span in known.Where(span => span.State != CoverageState.Failed))
        {
            AddUnasked(parts, options, at, span.From);
            if ((IsOpen(span, options) && options.DueAt(span.Evidence!) <= asOf) || IsReopened(span, options, asOf))
            {
                parts.Add(new AskedPart(span.From, span.To, span.Evidence!.Tries));
            }

            at = span.To;
        }

        AddUnasked(parts, options, at, to);
        var windows = Join(parts, options.Timeframe, known);
        if (options.Order == BackfillOrder.NewestFirst)
        {
            windows.Reverse();
        }

        return windows;
    }

    /// <summary>The gaps that this run has found, for their second try. What lies before the first bar of all is left to a later run:
    /// it is most likely older than the listing.</summary>
    public static List<AskedWindow> SecondTries(IReadOnlyList<CoverageSpan> known, BackfillOptions options, DateTimeOffset asOf) => Join(
        [
            .. known.SkipWhile(span => !span.IsHeld)
                .Where(span => IsOpen(span, options) && span.Evidence!.Tries == 1 && span.Evidence.AskedAt == asOf)
                .Select(span => new AskedPart(span.From, span.To, Tries: 1)),
        ],
        options.Timeframe,
        known);

    /// <summary>Whether a gap has tries left.</summary>
    public static bool IsOpen(CoverageSpan span, BackfillOptions options) =>
        span.State is CoverageState.Missing or CoverageState.Lost && span.Evidence!.Tries < options.GapTries;

    /// <summary>Whether a bar that counts as absent is asked for once more: once in a run, also where the run goes on after a wait.</summary>
    private static bool IsReopened(CoverageSpan span, BackfillOptions options, DateTimeOffset asOf) =>
        options.RetryAbsent && span.State == CoverageState.Absent && span.Evidence!.AskedAt < asOf;

    private static void AddUnasked(List<AskedPart> parts, BackfillOptions options, DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to || options.Calendar.CountExpected(options.Timeframe, from, to) == 0)
        {
            return;
        }

        var pieces = new List<AskedPart>();
        var end = to;
        if (options.Order == BackfillOrder.NewestFirst)
        {
            for (var start = options.Timeframe.Add(end, -WindowBars); start > from; start = options.Timeframe.Add(end, -WindowBars))
            {
                pieces.Add(new AskedPart(start, end, Tries: 0));
                end = start;
            }
        }

        pieces.Add(new AskedPart(from, end, Tries: 0));
        pieces.Reverse();
        parts.AddRange(pieces);
    }

    private static List<AskedWindow> Join(List<AskedPart> parts, Timeframe timeframe, IReadOnlyList<CoverageSpan> known)
    {
        var lastHeld = known.LastOrDefault(span => span.IsHeld)?.From;
        var windows = new List<AskedWindow>();
        var together = new List<AskedPart>();
        foreach (var part in parts)
        {
            if (together.Count > 0 && !AreNear(together[^1], part, timeframe))
            {
                windows.Add(ToWindow(together, lastHeld));
                together = [];
            }

            together.Add(part);
        }

        if (together.Count > 0)
        {
            windows.Add(ToWindow(together, lastHeld));
        }

        return windows;
    }

    private static bool AreNear(AskedPart left, AskedPart right, Timeframe timeframe)
    {
        // Pieces of one span that nobody has asked for were cut on purpose, and a venue may refuse a gap and still give what is new.
        var isCut = left.To == right.From && !left.IsGap;
        return left.IsGap == right.IsGap && !isCut && right.From <= timeframe.Add(left.To, JoinedBars);
    }

    private static AskedWindow ToWindow(List<AskedPart> parts, DateTimeOffset? lastHeld) => new(parts, HasLater: lastHeld >= parts[^1].To);
}
