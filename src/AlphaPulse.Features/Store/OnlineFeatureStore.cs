using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace AlphaPulse.Features;

/// <summary>The latest feature row of each series in memory, and in a distributed cache where one is given.</summary>
/// <remarks>
/// An older row never replaces a newer one; between processes as far as the cache lets one see, since it cannot compare and set in one step.
/// Rows of another schema cannot be read: the hash is part of the key.
/// Safe for use from any thread.
/// </remarks>
/// <param name="schema">What the rows hold.</param>
/// <param name="cache">Where other processes see the rows; <see langword="null"/> for this process alone.</param>
public sealed class OnlineFeatureStore(FeatureSchema schema, IDistributedCache? cache = null)
{
    private readonly ConcurrentDictionary<BarSeriesId, FeatureRow> _latest = new();

    /// <summary>What the rows hold.</summary>
    public FeatureSchema Schema { get; } = schema ?? throw new ArgumentNullException(nameof(schema));

    /// <summary>Takes a row, unless there is a newer one of its series.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether it is the latest now.</returns>
    /// <exception cref="SchemaMismatchException">The row has another schema.</exception>
    public bool Publish(FeatureRow row)
    {
        FeatureRows.EnsureOf(Schema, row, "the online store");
        return ReferenceEquals(row, _latest.AddOrUpdate(row.Series, row, (_, known) => IsNewer(row, known) ? row : known));
    }

    /// <summary>Takes a row and shows it to other processes, unless there is a newer one of its series.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>Whether it is the latest now.</returns>
    /// <exception cref="SchemaMismatchException">The row has another schema.</exception>
    public async Task<bool> PublishAsync(FeatureRow row, CancellationToken cancellationToken = default)
    {
        var isLatest = Publish(row);
        if (isLatest && cache is not null)
        {
            await ShareAsync(cache, row.Series, cancellationToken).ConfigureAwait(false);
        }

        return isLatest;
    }

    // Two rows may be published at once, and the writing of the older one may end last: then the newer one is written again.
    private async Task ShareAsync(IDistributedCache shared, BarSeriesId series, CancellationToken cancellationToken)
    {
        FeatureRow written;
        do
        {
            written = _latest[series];
            if (await shared.GetAsync(KeyOf(series), cancellationToken).ConfigureAwait(false) is { } record
                && TryRead(record, series, out var known) && IsNewer(known!, written))
            {
                return;
            }

            var bytes = new byte[FeatureRecord.LengthOf(Schema.Columns.Count)];
            FeatureRecord.Write(written, bytes);
            await shared.SetAsync(KeyOf(series), bytes, new DistributedCacheEntryOptions(), cancellationToken).ConfigureAwait(false);
        }
        while (!ReferenceEquals(written, _latest[series]));
    }

    /// <summary>The latest row of a series that this process saw.</summary>
    /// <param name="series">The series.</param>
    /// <param name="row">The row; <see langword="null"/> where there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(BarSeriesId series, out FeatureRow? row) => _latest.TryGetValue(series, out row);

    /// <summary>The latest row of a series that this process or another one saw.</summary>
    /// <param name="series">The series.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The row, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="StoreException">The cache holds something else under the key.</exception>
    public async Task<FeatureRow?> GetAsync(BarSeriesId series, CancellationToken cancellationToken = default)
    {
        _latest.TryGetValue(series, out var own);
        if (cache is null || await cache.GetAsync(KeyOf(series), cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return own;
        }

        if (!TryRead(record, series, out var shared))
        {
            throw new StoreException($"The cache holds something else than a row under '{KeyOf(series)}': remove the key, the next row is written anew.");
        }

        return own is null || IsNewer(shared!, own) ? shared : own;
    }

    private bool TryRead(byte[] record, BarSeriesId series, out FeatureRow? row)
    {
        row = null;
        return record.Length == FeatureRecord.LengthOf(Schema.Columns.Count) && FeatureRecord.TryRead(record, series, Schema.Hash, out row);
    }

    private static bool IsNewer(FeatureRow row, FeatureRow known) =>
        row.BarTime > known.BarTime || (row.BarTime == known.BarTime && row.KnownAt > known.KnownAt);

    private string KeyOf(BarSeriesId series) => $"alphapulse:features:{Schema.Hash}:{series}";
}
