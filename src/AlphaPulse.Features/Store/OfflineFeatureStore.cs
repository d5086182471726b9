namespace AlphaPulse.Features;

/// <summary>Feature rows on disk, only ever appended, read as they were known at any time.</summary>
/// <remarks>
/// <para>A folder holds the rows of one schema, a file for each series. A row that is appended again with other values is a correction:
/// it has to have become known later, and what was known before stays readable. A record that was torn by a crash is set aside
/// beside its file when that is opened.</para>
/// <para>Safe for use from several threads of one process; a second process that writes the same series is refused by the file system.
/// The rows of the series that were touched are held in memory.</para>
/// </remarks>
public sealed class OfflineFeatureStore : IDisposable
{
    private readonly string _directory;
    private readonly Dictionary<BarSeriesId, FeatureFile> _files = [];
    private readonly Lock _gate = new();
    private bool _isDisposed;

    /// <summary>Opens or creates a store.</summary>
    /// <param name="directory">The folder; created where it is not there.</param>
    /// <param name="schema">What the rows hold.</param>
    public OfflineFeatureStore(string directory, FeatureSchema schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _directory = Directory.CreateDirectory(directory).FullName;
    }

    /// <summary>What the rows hold.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>How many bytes of torn records were set aside since the store was opened.</summary>
    public long QuarantinedBytes
    {
        get
        {
            lock (_gate)
            {
                return _files.Values.Sum(f => f.QuarantinedBytes);
            }
        }
    }

    /// <summary>Appends rows and flushes them to the disk. A row that is there already with the same values is not written again.</summary>
    /// <param name="rows">The rows, of any series.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="SchemaMismatchException">A row has another schema; nothing of it is written.</exception>
    /// <exception cref="StoreException">A correction claims to have been known no later than what it corrects, or a file is damaged.</exception>
    public int Append(params IEnumerable<FeatureRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var written = 0;
            var touched = new HashSet<FeatureFile>();
            try
            {
                foreach (var row in rows)
                {
                    FeatureRows.EnsureOf(Schema, row, "the feature store");
                    var file = Find(row.Series);
                    touched.Add(file);
                    written += file.Append(row) ? 1 : 0;
                }
            }
            finally
            {
                foreach (var file in touched)
                {
                    file.Flush();
                }
            }

            return written;
        }
    }

    /// <summary>Reads the rows of a series as they were known at a time.</summary>
    /// <param name="series">The series.</param>
    /// <param name="asOf">The time, UTC; <see langword="null"/> for all that is known. Rows and corrections that became known later do not exist yet.</param>
    /// <param name="from">The first bar time, UTC, included; <see langword="null"/> from the first row on.</param>
    /// <param name="to">The end of the bar times, UTC, excluded; <see langword="null"/> to the last row.</param>
    /// <returns>The rows in the order of their bars.</returns>
    /// <exception cref="StoreException">The file is damaged.</exception>
    public IReadOnlyList<FeatureRow> AsOf(BarSeriesId series, DateTimeOffset? asOf = null, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return File.Exists(PathOf(series)) || _files.ContainsKey(series)
                ? [.. Find(series).Read(from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue, asOf ?? DateTimeOffset.MaxValue)]
                : [];
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }

            _files.Clear();
        }
    }

    private FeatureFile Find(BarSeriesId series)
    {
        if (!_files.TryGetValue(series, out var file))
        {
            _files[series] = file = FeatureFile.Open(PathOf(series), series, Schema);
        }

        return file;
    }

    // The names of venues and symbols have letters that file systems do not allow.
    private string PathOf(BarSeriesId series) =>
        Path.Combine(_directory, $"{Uri.EscapeDataString(series.ToString())}.{Schema.Hash[..Math.Min(12, Schema.Hash.Length)]}.rows");
}
