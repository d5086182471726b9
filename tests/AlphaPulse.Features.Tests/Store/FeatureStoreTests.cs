using Microsoft.Extensions.Caching.Distributed;

namespace AlphaPulse.Features.Tests;

public sealed class FeatureStoreTests : IDisposable
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;
    private readonly string _directory = Directory.CreateTempSubdirectory("alphapulse-features-").FullName;
    private readonly FeatureMatrix _matrix = FeatureMatrix.Compute(FeatureSets.Core, Calendar, Series.Simulated(120));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Rows_survive_bit_for_bit_and_are_appended_once()
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            Assert.Equal(120, store.Append(Rows()));
            Assert.Equal(0, store.Append(Rows()));
        }

        using var reopened = new OfflineFeatureStore(_directory, _matrix.Schema);
        Assert.Equal(Rows(), reopened.AsOf(_matrix.Bars[0].Series));
        Assert.Empty(FeatureParity.Compare(_matrix, reopened).Differences);
        Assert.Equal(0, reopened.QuarantinedBytes);
    }

    [Fact]
    public void A_correction_is_seen_from_when_it_was_known_and_not_before()
    {
        using var store = new OfflineFeatureStore(_directory, _matrix.Schema);
        var first = FeatureRow.Of(_matrix, 60);
        var corrected = Changed(first, first.KnownAt.AddHours(5));
        store.Append(first, corrected);
        Assert.Empty(store.AsOf(first.Series, first.KnownAt.AddTicks(-1)));
        Assert.Equal(first, Assert.Single(store.AsOf(first.Series, corrected.KnownAt.AddTicks(-1))));
        Assert.Equal(corrected, Assert.Single(store.AsOf(first.Series, corrected.KnownAt)));
        Assert.Equal(corrected, Assert.Single(store.AsOf(first.Series)));
    }

    [Fact]
    public void A_correction_cannot_change_the_past()
    {
        using var store = new OfflineFeatureStore(_directory, _matrix.Schema);
        var first = FeatureRow.Of(_matrix, 60);
        store.Append(first);
        var refused = Assert.Throws<StoreException>(() => store.Append(Changed(first, first.KnownAt)));
        Assert.Contains("known later", refused.Message, StringComparison.Ordinal);
        Assert.Equal(first, Assert.Single(store.AsOf(first.Series)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100)]
    public void A_torn_record_is_set_aside_and_the_rest_stays(int bytes)
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            store.Append(Rows());
        }

        var path = Assert.Single(Directory.GetFiles(_directory));
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(file.Length - bytes);
        }

        using var reopened = new OfflineFeatureStore(_directory, _matrix.Schema);
        Assert.Equal(119, reopened.AsOf(_matrix.Bars[0].Series).Count);
        Assert.True(reopened.QuarantinedBytes > 0);
        Assert.Equal(reopened.QuarantinedBytes, new FileInfo(Assert.Single(Directory.GetFiles(_directory, "*.torn-*"))).Length);
        Assert.Equal(1, reopened.Append(Rows()));
        Assert.Empty(FeatureParity.Compare(_matrix, reopened).Differences);
    }

    [Fact]
    public void A_damaged_record_before_whole_ones_is_no_torn_one()
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            store.Append(Rows());
        }

        var path = Assert.Single(Directory.GetFiles(_directory));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        using (var reopened = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            Assert.Contains("damaged", Assert.Throws<StoreException>(() => reopened.AsOf(_matrix.Bars[0].Series)).Message, StringComparison.Ordinal);
        }

        // Nothing was given up.
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_directory));
    }

    // What follows lies at other bytes, and is whole all the same.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_that_is_lost_or_put_in_before_whole_records_is_no_torn_one(bool isLost)
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            store.Append(Rows());
        }

        var path = Assert.Single(Directory.GetFiles(_directory));
        var bytes = File.ReadAllBytes(path).ToList();
        if (isLost)
        {
            bytes.RemoveAt(bytes.Count / 2);
        }
        else
        {
            bytes.Insert(bytes.Count / 2, 7);
        }

        File.WriteAllBytes(path, [.. bytes]);
        using (var reopened = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            Assert.Contains("damaged", Assert.Throws<StoreException>(() => reopened.AsOf(_matrix.Bars[0].Series)).Message, StringComparison.Ordinal);
        }

        Assert.Equal([.. bytes], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_directory));
    }

    [Fact]
    public void What_was_set_aside_before_stays()
    {
        string? path = null;
        for (var crash = 0; crash < 3; crash++)
        {
            using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
            {
                store.Append(Rows());
            }

            path ??= Assert.Single(Directory.GetFiles(_directory));
            using var file = new FileStream(path, FileMode.Open);
            file.SetLength(file.Length - 1 - crash);
        }

        using var last = new OfflineFeatureStore(_directory, _matrix.Schema);
        Assert.Equal(119, last.AsOf(_matrix.Bars[0].Series).Count);
        Assert.Equal(3, Directory.GetFiles(_directory, "*.torn-*").Select(f => new FileInfo(f).Length).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(30)]
    public void A_file_whose_head_was_torn_begins_again(int bytes)
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            store.Append(Rows());
        }

        using (var file = new FileStream(Assert.Single(Directory.GetFiles(_directory)), FileMode.Open))
        {
            file.SetLength(bytes);
        }

        using (var reopened = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            Assert.Empty(reopened.AsOf(_matrix.Bars[0].Series));
            Assert.Equal(120, reopened.Append(Rows()));
        }

        using var again = new OfflineFeatureStore(_directory, _matrix.Schema);
        Assert.Equal(Rows(), again.AsOf(_matrix.Bars[0].Series));
    }

    [Fact]
    public void A_row_that_claims_to_have_been_known_too_early_is_found()
    {
        using var store = new OfflineFeatureStore(_directory, _matrix.Schema);
        store.Append(Rows().Select((row, i) => new FeatureRow(
            row.Series, row.SchemaHash, row.BarTime, row.KnownAt.AddMinutes(i == 70 ? -1 : i == 80 ? 1 : 0), row.Values)));
        var difference = Assert.Single(FeatureParity.Compare(_matrix, store).Differences);
        Assert.Equal((_matrix.Bars[70].OpenTime, "", "stored"), (difference.BarTime, difference.Column, difference.Where));
        Assert.Contains("claims", difference.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_of_two_rows_that_are_published_at_once_does_not_stay()
    {
        var cache = new SlowCache();
        var writer = new OnlineFeatureStore(_matrix.Schema, cache);
        var older = writer.PublishAsync(FeatureRow.Of(_matrix, 60));
        cache.Hold = null;
        Assert.True(await writer.PublishAsync(FeatureRow.Of(_matrix, 61)));
        cache.Gate.SetResult();
        await older;
        Assert.Equal(FeatureRow.Of(_matrix, 61), await new OnlineFeatureStore(_matrix.Schema, cache).GetAsync(_matrix.Bars[0].Series));

        // Nor does one of another process that is behind.
        Assert.True(await new OnlineFeatureStore(_matrix.Schema, cache).PublishAsync(FeatureRow.Of(_matrix, 59)));
        Assert.Equal(FeatureRow.Of(_matrix, 61), await new OnlineFeatureStore(_matrix.Schema, cache).GetAsync(_matrix.Bars[0].Series));
    }

    [Fact]
    public void A_row_of_another_schema_is_refused()
    {
        using var store = new OfflineFeatureStore(_directory, FeatureSets.Standard.Schema);
        Assert.Throws<SchemaMismatchException>(() => store.Append(Rows()));
        Assert.Throws<SchemaMismatchException>(() => new OnlineFeatureStore(FeatureSets.Standard.Schema).Publish(FeatureRow.Of(_matrix, 60)));
        Assert.Throws<SchemaMismatchException>(() => FeatureParity.Compare(_matrix, store));
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        using (var store = new OfflineFeatureStore(_directory, _matrix.Schema))
        {
            store.Append(Rows());
        }

        var path = Assert.Single(Directory.GetFiles(_directory));
        var bytes = File.ReadAllBytes(path);
        bytes[10] ^= 1;
        File.WriteAllBytes(path, bytes);
        using var reopened = new OfflineFeatureStore(_directory, _matrix.Schema);
        Assert.Throws<StoreException>(() => reopened.AsOf(_matrix.Bars[0].Series));
    }

    [Fact]
    public async Task The_online_store_serves_the_newest_row_across_processes()
    {
        var cache = new DictionaryCache();
        var writer = new OnlineFeatureStore(_matrix.Schema, cache);
        var reader = new OnlineFeatureStore(_matrix.Schema, cache);
        var series = _matrix.Bars[0].Series;
        Assert.Null(await reader.GetAsync(series));
        Assert.True(await writer.PublishAsync(FeatureRow.Of(_matrix, 60)));
        Assert.True(await writer.PublishAsync(FeatureRow.Of(_matrix, 61)));
        Assert.False(await writer.PublishAsync(FeatureRow.Of(_matrix, 60)));
        Assert.Equal(FeatureRow.Of(_matrix, 61), await reader.GetAsync(series));
        Assert.False(reader.TryGet(series, out _));
        cache.Break();
        await Assert.ThrowsAsync<StoreException>(() => reader.GetAsync(series));
    }

    [Fact]
    public void Parity_names_what_differs()
    {
        using var store = new OfflineFeatureStore(_directory, _matrix.Schema);
        store.Append(Rows().Where((_, i) => i != 70));
        var wrong = Changed(FeatureRow.Of(_matrix, 80), FeatureRow.Of(_matrix, 80).KnownAt.AddHours(1));
        store.Append(wrong);
        var online = new OnlineFeatureStore(_matrix.Schema);
        online.Publish(FeatureRow.Of(_matrix, 118));
        var differences = FeatureParity.Compare(_matrix, store, online).Differences;
        Assert.Equal(
            [(_matrix.Bars[70].OpenTime, "", "stored"), (_matrix.Bars[80].OpenTime, _matrix.Schema.Columns[1].Name, "stored"), (_matrix.Bars[119].OpenTime, "", "served")],
            differences.Select(d => (d.BarTime, d.Column, d.Where)));
    }

    private IEnumerable<FeatureRow> Rows() => Enumerable.Range(0, _matrix.Count).Select(i => FeatureRow.Of(_matrix, i));

    private static FeatureRow Changed(FeatureRow row, DateTimeOffset knownAt)
    {
        var values = row.Values.ToArray();
        values[1] += 0.5;
        return new FeatureRow(row.Series, row.SchemaHash, row.BarTime, knownAt, values);
    }

    private sealed class SlowCache : DictionaryCache
    {
        public SlowCache() => Hold = Gate.Task;

        public TaskCompletionSource Gate { get; } = new();

        public Task? Hold { get; set; }

        public override async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            if (Hold is { } hold)
            {
                await hold;
            }

            Set(key, value, options);
        }
    }

    private class DictionaryCache : IDistributedCache
    {
        private readonly Dictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

        public void Break()
        {
            foreach (var entry in _entries.Values)
            {
                entry[20] ^= 1;
            }
        }

        public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

        public virtual Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => _entries.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }
    }
}
