using System.Buffers.Binary;
using System.Text;

namespace AlphaPulse.Features;

/// <summary>The file of one series: a head that names format, series and schema, then records, only ever appended.</summary>
internal sealed class FeatureFile : IDisposable
{
    private const string Magic = "alphapulse-feature-rows";
    private const int Version = 1;
    private const int SearchBytes = 1 << 16;
    private readonly FileStream _file;
    private readonly BarSeriesId _series;
    private readonly string _schemaHash;
    private readonly byte[] _record;
    private long _end;

    // By bar, then in the order of their appending: the versions of a row.
    private readonly SortedDictionary<DateTimeOffset, List<FeatureRow>> _rows = [];

    private FeatureFile(FileStream file, BarSeriesId series, FeatureSchema schema)
    {
        _file = file;
        _series = series;
        _schemaHash = schema.Hash;
        _record = new byte[FeatureRecord.LengthOf(schema.Columns.Count)];
    }

    /// <summary>How many bytes of a torn record were set aside when the file was opened.</summary>
    public long QuarantinedBytes { get; private set; }

    public static FeatureFile Open(string path, BarSeriesId series, FeatureSchema schema)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var file = new FeatureFile(stream, series, schema);
            file.Load(path);
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public bool Append(FeatureRow row)
    {
        if (_rows.TryGetValue(row.BarTime, out var versions))
        {
            var last = versions[^1];
            if (last.HasValuesOf(row))
            {
                return false;
            }

            if (row.KnownAt <= last.KnownAt)
            {
                throw new StoreException(
                    $"The row of {_series} at {UtcText.Format(row.BarTime)} was known at {UtcText.Format(last.KnownAt)} and another one claims {UtcText.Format(row.KnownAt)}: a correction becomes known later than what it corrects. Say when it did.");
            }
        }

        FeatureRecord.Write(row, _record);

        // Behind the last whole record: a part that an earlier failure left is written over.
        _file.Seek(_end, SeekOrigin.Begin);
        _file.Write(_record);
        _end += _record.Length;
        Index(row);
        return true;
    }

    public void Flush() => _file.Flush(flushToDisk: true);

    public IEnumerable<FeatureRow> Read(DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf) => _rows
        .Where(entry => entry.Key >= from && entry.Key < to)
        .Select(entry => entry.Value.LastOrDefault(row => row.KnownAt <= asOf))
        .OfType<FeatureRow>();

    public void Dispose() => _file.Dispose();

    private void Index(FeatureRow row)
    {
        if (!_rows.TryGetValue(row.BarTime, out var versions))
        {
            _rows[row.BarTime] = versions = [];
        }

        versions.Add(row);
    }

    private void Load(string path)
    {
        var head = Head();
        var found = new byte[head.Length];
        var length = _file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        if (length < head.Length && found.AsSpan(0, length).SequenceEqual(head.AsSpan(0, length)))
        {
            // New, or the process that made it died while it wrote the head.
            _file.SetLength(0);
            _file.Write(head);
            _end = head.Length;
            return;
        }

        if (length < head.Length || !found.AsSpan().SequenceEqual(head))
        {
            throw new StoreException(
                $"'{path}' does not hold rows of {_series} with schema {_schemaHash} in format {Version}: it is of another series, schema or version. Open it with what wrote it, or choose another folder.");
        }

        _end = _file.Position;
        while (_file.ReadAtLeast(_record, _record.Length, throwOnEndOfStream: false) == _record.Length
            && FeatureRecord.TryRead(_record, _series, _schemaHash, out var row))
        {
            Index(row!);
            _end = _file.Position;
        }

        if (_end < _file.Length)
        {
            EnsureTorn(path);
            Quarantine(path, _end);
        }
    }

    // A crash tears the last record only. Where whole records follow, the disk or somebody else damaged the file: nothing is given up silently.
    // A byte that was lost or put in moves them, so they may begin at any byte.
    private void EnsureTorn(string path)
    {
        var block = new byte[_record.Length + SearchBytes];
        var position = _end + 1;
        while (_file.Length - position >= _record.Length)
        {
            _file.Seek(position, SeekOrigin.Begin);
            var read = _file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            for (var at = 0; at + _record.Length <= read; at++)
            {
                if (FeatureRecord.TryRead(block.AsSpan(at, _record.Length), _series, _schemaHash, out var row))
                {
                    throw new StoreException(FormattableString.Invariant(
                        $"'{path}' is damaged at byte {_end}: what follows, such as the row of {UtcText.Format(row!.BarTime)} at byte {position + at}, is whole. Restore the file from a copy, or remove it and compute the rows again."));
                }
            }

            position += SearchBytes;
        }
    }

    // A process that died while it wrote leaves a part of a record: it is kept beside the file, and the file goes on without it.
    private void Quarantine(string path, long end)
    {
        QuarantinedBytes = _file.Length - end;
        var torn = new byte[QuarantinedBytes];
        _file.Seek(end, SeekOrigin.Begin);
        _file.ReadExactly(torn);
        using (var aside = CreateAside(FormattableString.Invariant($"{path}.torn-{end}")))
        {
            aside.Write(torn);
            aside.Flush(flushToDisk: true);
        }

        _file.SetLength(end);
    }

    // What an earlier crash left at the same place stays.
    private static FileStream CreateAside(string path)
    {
        var free = path;
        for (var number = 2; File.Exists(free); number++)
        {
            free = FormattableString.Invariant($"{path}-{number}");
        }

        return new FileStream(free, FileMode.CreateNew, FileAccess.Write);
    }

    private byte[] Head()
    {
        var text = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Magic}\n{Version}\n{_series}\n{_schemaHash}\n"));
        var head = new byte[sizeof(int) + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(head, text.Length);
        text.CopyTo(head.AsSpan(sizeof(int)));
        return head;
    }
}
