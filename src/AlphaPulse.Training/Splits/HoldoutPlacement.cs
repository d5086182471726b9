namespace AlphaPulse.Training;

/// <summary>Says from where on bars are left that no candidate has seen, so that a model can be trained again as bars come.</summary>
/// <remarks>
/// A holdout that is placed by shares alone shares bars with the one before it until the history has grown by a third, and the vault keeps it shut.
/// Pure and safe for use from any thread.
/// </remarks>
public static class HoldoutPlacement
{
    /// <summary>Finds the earliest open time at which the next holdout may begin.</summary>
    /// <remarks>
    /// Where the shares place it on bars that were opened, it begins after the newest of them. The same bars give the same holdout as at the
    /// time of their first training: a run that comes again finds the holdout that it has opened, and another candidate of the same bars is
    /// refused it.
    /// </remarks>
    /// <param name="bars">The bars of the series, rising; at least one.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="options">How the bars are divided.</param>
    /// <param name="openings">What has been opened, oldest first (<see cref="IHoldoutVault.ListAsync"/>); those of other series do not count.</param>
    /// <returns>The time for <see cref="ChronologicalSplit.Create"/>; <see langword="null"/> where the shares alone place it on bars that nobody has seen, or on those of its own opening.</returns>
    public static DateTimeOffset? FindStart(
        IReadOnlyList<Bar> bars, ITradingCalendar calendar, SplitOptions options, IReadOnlyList<HoldoutOpening> openings)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(openings);
        DateTimeOffset? start = null;
        foreach (var opening in openings.Where(o => o.Series == bars[0].Series))
        {
            var (from, to) = SpanOf(bars, calendar, options, start);
            if (from == opening.From && to == opening.To)
            {
                return start;
            }

            start = start is { } known && known > opening.To ? known : opening.To;
        }

        // Nothing is in the way where the shares lie behind all of it anyway.
        return start is { } newest && SpanOf(bars, calendar, options, null).From < newest ? start : null;
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) SpanOf(IReadOnlyList<Bar> bars, ITradingCalendar calendar, SplitOptions options, DateTimeOffset? from)
    {
        var (_, holdout, _) = ChronologicalSplit.Place(bars, options, from);
        var (first, end) = (holdout.Start.Value, Math.Min(holdout.End.Value, bars.Count));
        return first < end
            ? (bars[first].OpenTime, calendar.CloseOf(bars[0].Series.Timeframe, bars[end - 1].OpenTime))
            : (null, null);
    }
}
