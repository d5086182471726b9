namespace AlphaPulse.Storage.Postgres;

/// <summary>Writes the bars of one series in one transaction, which holds the lock of the series.</summary>
/// <remarks>
/// Bars are gathered and written in chunks. What lies before or behind everything that is stored goes straight into the table; of the rest
/// the stored versions are read and compared here, so that a repeated import writes nothing.
/// </remarks>
internal sealed class SeriesWriter(PostgresWrite write, BarSender sender, BarSeriesId series)
{
    private const int Chunk = 8_192;

    private readonly PostgresSession _session = write.Session;
    private readonly int _seriesId = write.SeriesIds[series];
    private readonly long _recordedAt = StoredTime.From(write.RecordedAt);
    private readonly List<Bar> _bars = [];
    private readonly SeriesTally _tally = new();
    private bool _isAsked;
    private (long First, long Last)? _borders;
    private BarWriteResult _result;

    /// <summary>Takes a bar, and writes those that were gathered when they are enough.</summary>
    public ValueTask AddAsync(Bar bar, CancellationToken cancellationToken)
    {
        _bars.Add(bar);
        return _bars.Count < Chunk ? ValueTask.CompletedTask : new ValueTask(FlushAsync(cancellationToken));
    }

    /// <summary>Writes what is left, and what was counted.</summary>
    /// <returns>What changed.</returns>
    public async Task<BarWriteResult> CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await sender.DrainAsync(cancellationToken).ConfigureAwait(false);
        await TallyTable.SaveAsync(_session, _seriesId, _tally, cancellationToken).ConfigureAwait(false);
        return _result;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_bars.Count == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!_isAsked)
        {
            await sender.DrainAsync(cancellationToken).ConfigureAwait(false);
            _borders = await KnownBars.BordersAsync(_session, _seriesId, cancellationToken).ConfigureAwait(false);
            _isAsked = true;
        }

        var (first, last, isInOrder) = Span();
        var isNew = _borders is not { } borders || first > borders.Last || last < borders.First;
        var known = new Dictionary<long, KnownBar>();
        if (!isNew)
        {
            await sender.DrainAsync(cancellationToken).ConfigureAwait(false);
            known = await KnownBars.ReadAsync(_session, series, _seriesId, _bars, cancellationToken).ConfigureAwait(false);
        }

        foreach (var bar in _bars)
        {
            Add(bar, known, isNew && isInOrder);
            await sender.OfferAsync(cancellationToken).ConfigureAwait(false);
        }

        _borders = _borders is { } before ? (Math.Min(before.First, first), Math.Max(before.Last, last)) : (first, last);
        _bars.Clear();
    }

    /// <summary>Adds a bar where it says something new.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="known">What is there of the bars of the chunk, these included as they come.</param>
    /// <param name="isFirstSight">Whether it is known that no bar of the chunk is there, and that none comes twice.</param>
    private void Add(Bar bar, Dictionary<long, KnownBar> known, bool isFirstSight)
    {
        var time = StoredTime.From(bar.OpenTime);
        if (isFirstSight || !known.TryGetValue(time, out var before))
        {
            BarColumns.Add(sender.Rows, _seriesId, bar, 1, _recordedAt);
            _tally.AddFirstVersion(bar);
            _result += new BarWriteResult(1, 0, 0);
            if (!isFirstSight)
            {
                known.Add(time, new KnownBar(bar, 1, bar.IsProvisional ? null : bar.Provenance));
            }

            return;
        }

        if (before.Newest.Covers(bar))
        {
            _result += new BarWriteResult(0, 0, 1);
            return;
        }

        var version = BarVersions.Next(before.Newest, bar, before.Closed, write.RecordedAt);
        BarColumns.Add(sender.Rows, _seriesId, version, before.Revision + 1, _recordedAt);
        _tally.AddLaterVersion(version, before.Closed);
        _result += new BarWriteResult(0, 1, 0);
        known[time] = new KnownBar(version, before.Revision + 1, version.IsProvisional ? before.Closed : version.Provenance);
    }

    private (long First, long Last, bool IsInOrder) Span()
    {
        var (first, last, isInOrder) = (long.MaxValue, long.MinValue, true);
        foreach (var bar in _bars)
        {
            var time = StoredTime.From(bar.OpenTime);
            isInOrder &= time > last;
            (first, last) = (Math.Min(first, time), Math.Max(last, time));
        }

        return (first, last, isInOrder);
    }
}
