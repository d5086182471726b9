namespace AlphaPulse.Collectors;

/// <summary>
/// Makes an import repeatable where a file holds several versions of one bar: the first of them differs from the newest that the
/// store holds, yet it was written before.
/// </summary>
/// <remarks>
/// Rows of a bar that has versions in the store, and that equal an older one, wait until the whole file is read. What the file says
/// about that bar is then a sequence; the longest beginning of it with which the versions in the store end was written before,
/// and the rest is new. Without versions in the store at the start nothing waits and nothing is asked.
/// </remarks>
internal sealed class RepeatedVersions(IBarStore store, BarSeriesId series)
{
    /// <summary>Beyond this many the memory would no longer be constant; what waits is then settled early.</summary>
    private const int GreatestCount = 100_000;
    private readonly Dictionary<DateTimeOffset, List<Bar>> _waiting = [];
    private int _count;
    private bool? _isNeeded;

    public bool IsFull => _count >= GreatestCount;

    /// <summary>Takes the bars out of a batch that must wait.</summary>
    public async Task<List<Bar>> FilterAsync(List<Bar> batch, CancellationToken cancellationToken)
    {
        _isNeeded ??= (await store.ListSeriesAsync(cancellationToken).ConfigureAwait(false))
            .Any(summary => summary.Series == series && summary.Revisions > 0);
        if (_isNeeded == false || batch.Count == 0)
        {
            return batch;
        }

        var versions = await ReadVersionsAsync(batch, cancellationToken).ConfigureAwait(false);
        var ready = new List<Bar>(batch.Count);
        foreach (var bar in batch)
        {
            if (_waiting.TryGetValue(bar.OpenTime, out var waiting))
            {
                waiting.Add(bar);
                _count++;
            }
            else if (versions.TryGetValue(bar.OpenTime, out var held)
                && !held[^1].HasSameMarketDataAs(bar)
                && held.Exists(bar.HasSameMarketDataAs))
            {
                _waiting.Add(bar.OpenTime, [bar]);
                _count++;
            }
            else
            {
                ready.Add(bar);
            }
        }

        return ready;
    }

    /// <summary>Settles what waits.</summary>
    /// <returns>The bars that are new, and how many were there.</returns>
    public async Task<(List<Bar> New, int Unchanged)> SettleAsync(CancellationToken cancellationToken)
    {
        var added = new List<Bar>();
        if (_waiting.Count > 0)
        {
            var all = _waiting.Values.SelectMany(bars => bars).ToList();
            var versions = await ReadVersionsAsync(all, cancellationToken).ConfigureAwait(false);
            foreach (var (openTime, bars) in _waiting.OrderBy(pair => pair.Key))
            {
                added.AddRange(bars.Skip(CountWritten(bars, versions.GetValueOrDefault(openTime, []))));
            }
        }

        var unchanged = _count - added.Count;
        _waiting.Clear();
        _count = 0;
        return (added, unchanged);
    }

    private static int CountWritten(List<Bar> bars, List<Bar> held)
    {
        for (var length = Math.Min(bars.Count, held.Count); length > 0; length--)
        {
            if (held.Skip(held.Count - length).Zip(bars).All(pair => pair.First.HasSameMarketDataAs(pair.Second)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The versions of those bars of the batch that have more than one.</summary>
    private async Task<Dictionary<DateTimeOffset, List<Bar>>> ReadVersionsAsync(List<Bar> batch, CancellationToken cancellationToken)
    {
        var wanted = batch.Select(bar => bar.OpenTime).ToHashSet();
        var query = new BarQuery(series) { From = wanted.Min(), To = wanted.Max().AddTicks(1), IncludeProvisional = true };
        var versions = new Dictionary<DateTimeOffset, List<Bar>>();
        Bar? first = null;
        await foreach (var revision in store.ReadRevisionsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (revision.Number == 1)
            {
                first = revision.Bar;
            }
            else if (wanted.Contains(revision.Bar.OpenTime))
            {
                if (!versions.TryGetValue(revision.Bar.OpenTime, out var held))
                {
                    versions.Add(revision.Bar.OpenTime, held = [first!]);
                }

                held.Add(revision.Bar);
            }
        }

        return versions;
    }
}
