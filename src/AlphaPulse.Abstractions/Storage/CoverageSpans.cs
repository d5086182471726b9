namespace AlphaPulse;

/// <summary>How spans of coverage replace each other: what every <see cref="ICoverageLedger"/> does with what it has.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class CoverageSpans
{
    /// <summary>Brings changes into a list of spans.</summary>
    /// <param name="known">What is known: ordered, without overlaps and without <see cref="CoverageState.NotAsked"/>.</param>
    /// <param name="changes">What is known now, in any order; of changes that overlap the later one counts.</param>
    /// <returns>A new list: ordered, without overlaps, and with spans that continue in each other as one.</returns>
    /// <exception cref="ArgumentException">A change breaks a rule of <see cref="CoverageSpan.FindDefect"/>.</exception>
    public static IReadOnlyList<CoverageSpan> Apply(IReadOnlyList<CoverageSpan> known, IReadOnlyList<CoverageSpan> changes)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(changes);
        var spans = new List<CoverageSpan>(known);
        var pieces = new List<CoverageSpan>();
        foreach (var change in changes)
        {
            if (change.FindDefect() is { } defect)
            {
                throw new ArgumentException($"A change of coverage is wrong: {defect}.", nameof(changes));
            }

            Apply(spans, change, pieces);
        }

        return spans;
    }

    private static void Apply(List<CoverageSpan> spans, CoverageSpan change, List<CoverageSpan> pieces)
    {
        // The first that ends at the change or later and the first that begins after it: those that touch may become one with it.
        var first = FindFirst(spans, span => span.To >= change.From);
        var end = FindFirst(spans, span => span.From > change.To);
        pieces.Clear();
        var at = change.From;
        for (var i = first; i < end; i++)
        {
            var span = spans[i];
            if (span.From < change.From)
            {
                Add(pieces, Cut(span, span.From, change.From));
            }

            if (span.IsHeld && IsDoubt(change.State) && span.To > change.From && span.From < change.To)
            {
                // Bars that are there outlive the news that somebody did not get them.
                var held = span with { From = Max(span.From, change.From), To = Min(span.To, change.To) };
                Add(pieces, Cut(change, at, held.From));
                Add(pieces, held);
                at = held.To;
            }

            if (span.To > change.To)
            {
                Add(pieces, Cut(change, at, change.To));
                at = change.To;
                Add(pieces, Cut(span, Max(span.From, change.To), span.To));
            }
        }

        Add(pieces, Cut(change, at, change.To));
        spans.RemoveRange(first, end - first);
        spans.InsertRange(first, pieces);
    }

    private static bool IsDoubt(CoverageState state) => state is CoverageState.Missing or CoverageState.Absent or CoverageState.Lost or CoverageState.Failed;

    private static CoverageSpan? Cut(CoverageSpan span, DateTimeOffset from, DateTimeOffset to) =>
        from >= to || span.State == CoverageState.NotAsked ? null
        : from == span.From && to == span.To ? span
        : span with { From = from, To = to };

    private static void Add(List<CoverageSpan> pieces, CoverageSpan? piece)
    {
        if (piece is null)
        {
            return;
        }

        if (pieces.Count > 0 && pieces[^1].ContinuesIn(piece))
        {
            pieces[^1] = pieces[^1] with { To = piece.To };
            return;
        }

        pieces.Add(piece);
    }

    private static int FindFirst(List<CoverageSpan> spans, Predicate<CoverageSpan> matches)
    {
        var low = 0;
        var high = spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = matches(spans[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Min(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
