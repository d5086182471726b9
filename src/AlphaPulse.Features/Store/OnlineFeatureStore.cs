using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace AlphaPulse.Features;

/// <summary>The latest feature row of each series in memory, and in a distributed cache where one is given.</summary>
/// <remarks>
/// An older row never replaces a newer one. Rows of another schema cannot be read: the hash is part of the key.
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
            var record = new byte[FeatureRecord.LengthOf(Schema.Columns.Count)];
            FeatureRecord.Write(row, record);
            await cache.SetAsync(KeyOf(row.Series), record, new DistributedCacheEntryOptions(), cancellationToken).ConfigureAwait(false);
        }

        return isLatest;
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

        if (record.Length != FeatureRecord.LengthOf(Schema.Columns.Count) || !FeatureRecord.TryRead(record, series, Schema.Hash, out var shared))
        {
            throw new StoreException($"The cache holds something else than a row under '{KeyOf(series)}': remove the key, the next row is written anew.");
        }

        return own is null || IsNewer(shared!, own) ? shared : own;
    }

    private static bool IsNewer(FeatureRow row, FeatureRow known) =>
        row.BarTime > known.BarTime || (row.BarTime == known.BarTime && row.KnownAt > known.KnownAt);

    private string KeyOf(BarSeriesId series) => $"alphapulse:features:{Schema.Hash}:{series}";
}
