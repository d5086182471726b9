namespace AlphaPulse.Collectors;

/// <summary>
/// Makes an import repeatable where a file holds several versions of one bar: the first of them differs from the newest that the
/// store holds, yet it was written before.
/// </summary>
/// <remarks>
/// A row that an older version in the store covers waits, with the rows of the same bar behind it, until the whole file is read. What
/// waits is then a sequence of versions; the longest beginning of it with which the versions in the store end was written
/// before, and the rest is new. A bar to which this import added a version is past that question: its rows go straight on.
/// Where the store holds no later versions at the start, nothing waits and nothing is asked.
/// </remarks>
internal sealed class RepeatedVersions(IBarStore store, BarSeriesId series)
{
    /// <summary>Beyond this many the memory would no longer be small; what waits is then settled early.</summary>
    private const int GreatestCount = 100_000;
    private readonly Dictionary<DateTimeOffset, List<Bar>> _waiting = [];
    private readonly HashSet<long> _advanced = [];
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
            if (MustWait(bar, versions))
            {
                Wait(bar);
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
                _advanced.Add(openTime.UtcTicks);
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
            if (EndsWith(held, bars, length))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool EndsWith(List<Bar> held, List<Bar> bars, int length)
    {
        var left = length;
        for (var at = held.Count - 1; left > 0; at--)
        {
            if (at < 0)
            {
                return false;
            }

            if (held[at].Covers(bars[left - 1]))
            {
                left--;
            }
            else if (at == held.Count - 1 || !held[at].AgreesWith(held[at + 1]))
            {
                // What lies before something that another source has added is no version of the file by itself.
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a bar must wait; where it need not, it becomes the newest version as it will in the store.</summary>
    private bool MustWait(Bar bar, Dictionary<DateTimeOffset, List<Bar>> versions)
    {
        if (_waiting.ContainsKey(bar.OpenTime))
        {
            return true;
        }

        if (!versions.TryGetValue(bar.OpenTime, out var held))
        {
            versions.Add(bar.OpenTime, [bar]);
            return false;
        }

        if (held[^1].Covers(bar))
        {
            return false;
        }

        if (!_advanced.Contains(bar.OpenTime.UtcTicks) && held.Exists(version => version.Covers(bar)))
        {
            return true;
        }

        _advanced.Add(bar.OpenTime.UtcTicks);
        held.Add(held[^1].FollowedBy(bar));
        return false;
    }

    private void Wait(Bar bar)
    {
        _count++;
        if (!_waiting.TryGetValue(bar.OpenTime, out var bars))
        {
            _waiting.Add(bar.OpenTime, [bar]);
        }
        else if (bars[^1].FollowedBy(bar) is var version && !ReferenceEquals(version, bars[^1]))
        {
            // What says nothing new is no version in the store, and so it is here.
            bars.Add(version);
        }
    }

    private async Task<Dictionary<DateTimeOffset, List<Bar>>> ReadVersionsAsync(List<Bar> batch, CancellationToken cancellationToken)
    {
        var wanted = batch.Select(bar => bar.OpenTime).ToHashSet();
        var query = new BarQuery(series) { From = wanted.Min(), To = wanted.Max().AddTicks(1), IncludeProvisional = true };
        var versions = new Dictionary<DateTimeOffset, List<Bar>>();
        await foreach (var revision in store.ReadRevisionsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (!wanted.Contains(revision.Bar.OpenTime))
            {
                continue;
            }

            if (!versions.TryGetValue(revision.Bar.OpenTime, out var held))
            {
                versions.Add(revision.Bar.OpenTime, held = []);
            }

            held.Add(revision.Bar);
        }

        return versions;
    }
}
