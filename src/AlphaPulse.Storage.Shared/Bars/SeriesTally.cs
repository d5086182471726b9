namespace AlphaPulse.Storage;

/// <summary>What one transaction changes in the counts of one series.</summary>
internal sealed class SeriesTally
{
    private readonly Dictionary<BarProvenance, long> _provenances = [];

    /// <summary>Whether anything was counted.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>By how many bars with a closed version the series grows.</summary>
    public long Bars { get; private set; }

    /// <summary>By how many later versions it grows.</summary>
    public long Revisions { get; private set; }

    /// <summary>The first open time of a bar that was counted, as stored.</summary>
    public long? First { get; private set; }

    /// <summary>The last open time of a bar that was counted, as stored.</summary>
    public long? Last { get; private set; }

    /// <summary>By how many bars each origin grows.</summary>
    public IReadOnlyDictionary<BarProvenance, long> Provenances => _provenances;

    public void AddFirstVersion(Bar bar)
    {
        IsTouched = true;
        if (!bar.IsProvisional)
        {
            AddClosed(bar);
        }
    }

    /// <summary>Counts a later version.</summary>
    /// <param name="bar">The version.</param>
    /// <param name="closed">Where the newest closed version before it came from; <see langword="null"/> where there was none.</param>
    public void AddLaterVersion(Bar bar, BarProvenance? closed)
    {
        IsTouched = true;
        Revisions++;
        if (bar.IsProvisional)
        {
            return;
        }

        if (closed is { } before)
        {
            Count(before, -1);
            Count(bar.Provenance, 1);
        }
        else
        {
            AddClosed(bar);
        }
    }

    /// <summary>Counts versions of a series that were counted in the store, beyond the first of each bar.</summary>
    public void AddRevisions(long revisions)
    {
        IsTouched = true;
        Revisions += revisions;
    }

    /// <summary>Counts bars of one origin that were counted in the store.</summary>
    public void AddClosed(BarProvenance provenance, long bars, long first, long last)
    {
        Bars += bars;
        First = Math.Min(First ?? first, first);
        Last = Math.Max(Last ?? last, last);
        Count(provenance, bars);
    }

    private void AddClosed(Bar bar)
    {
        var openTime = StoredTime.From(bar.OpenTime);
        AddClosed(bar.Provenance, 1, openTime, openTime);
    }

    private void Count(BarProvenance provenance, long bars) =>
        _provenances[provenance] = _provenances.GetValueOrDefault(provenance) + bars;
}
