namespace AlphaPulse.Collectors;

/// <summary>How many of the bars that a calendar expects in a span are in each state of the ledger.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record CoverageTotals
{
    /// <summary>In the store.</summary>
    public long Present { get; private init; }

    /// <summary>In the store, and without a trade by the venue's word.</summary>
    public long NotTraded { get; private init; }

    /// <summary>Not given by the venue, and to be asked for again.</summary>
    public long Missing { get; private init; }

    /// <summary>Not to be had from the venue.</summary>
    public long Absent { get; private init; }

    /// <summary>Given by the venue, and not in the store.</summary>
    public long Lost { get; private init; }

    /// <summary>Removed by a rule of retention.</summary>
    public long Discarded { get; private init; }

    /// <summary>Asked for in vain: the venue refused or did not answer. They count as <see cref="NotAsked"/> too.</summary>
    public long Failed { get; private init; }

    /// <summary>Nobody has asked for them, or nobody got an answer.</summary>
    public long NotAsked { get; private init; }

    /// <summary>In the store, with trades or without.</summary>
    public long Held => Present + NotTraded;

    /// <summary>Counts the expected bars of a span by their state.</summary>
    /// <param name="spans">What the ledger knows of the span, ordered and cut to it.</param>
    /// <param name="timeframe">The timeframe of the series.</param>
    /// <param name="calendar">When the market trades.</param>
    /// <param name="from">The first open time, included.</param>
    /// <param name="to">The last open time, excluded.</param>
    /// <returns>The counts.</returns>
    public static CoverageTotals Of(
        IEnumerable<CoverageSpan> spans, Timeframe timeframe, ITradingCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(calendar);
        var counts = new long[Enum.GetValues<CoverageState>().Length];
        foreach (var span in spans)
        {
            counts[(int)span.State] += calendar.CountExpected(timeframe, span.From, span.To);
        }

        return new CoverageTotals
        {
            Present = counts[(int)CoverageState.Present],
            NotTraded = counts[(int)CoverageState.NotTraded],
            Missing = counts[(int)CoverageState.Missing],
            Absent = counts[(int)CoverageState.Absent],
            Lost = counts[(int)CoverageState.Lost],
            Discarded = counts[(int)CoverageState.Discarded],
            Failed = counts[(int)CoverageState.Failed],
            NotAsked = Math.Max(0, calendar.CountExpected(timeframe, from, to) - counts.Sum() + counts[(int)CoverageState.Failed]),
        };
    }
}
