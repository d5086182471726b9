using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of the quarantine inside the database.</summary>
internal static class QuarantineTable
{
    private const string Insert = """
        INSERT INTO quarantine (series_id, source, line, raw, reason, recorded_at, row_hash, kind, open_time)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """;

    private const string Select = "SELECT source, line, raw, reason, kind, open_time FROM quarantine WHERE series_id = $1 ORDER BY id";

    /// <summary>Keeps rows inside a write transaction that holds the locks of their series.</summary>
    /// <returns>How many were not there.</returns>
    public static async Task<int> AddAsync(PostgresWrite write, IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var row in rows)
        {
            var raw = Encoding.UTF8.GetBytes(row.Raw);
            object?[] values =
            [
                write.SeriesIds[row.Series], StoredText.Encode(row.Source), row.Line, raw, StoredText.Encode(row.Reason),
                StoredTime.From(write.RecordedAt), Hash(row, raw), (int)row.Kind, row.OpenTime is { } openTime ? StoredTime.From(openTime) : null,
            ];
            added += await write.Session.ExecuteAsync(Insert, values, cancellationToken).ConfigureAwait(false);
        }

        return added;
    }

    /// <summary>The rows of a series, in the order in which they were kept.</summary>
    public static async Task<IReadOnlyList<QuarantinedRow>> ReadAsync(
        PostgresSession session, BarSeriesId series, CancellationToken cancellationToken)
    {
        if (await SeriesTable.FindAsync(session, series, cancellationToken).ConfigureAwait(false) is not { } seriesId)
        {
            return [];
        }

        return await session.QueryAsync(
            Select,
            [seriesId],
            row => new QuarantinedRow(
                series,
                StoredText.Decode(row.GetString(0), session.Place),
                row.IsDBNull(1) ? null : row.GetInt64(1),
                Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)),
                StoredText.Decode(row.GetString(3), session.Place))
            {
                Kind = HeldBarRules.Kind(row.GetInt32(4), session.Place),
                OpenTime = row.IsDBNull(5) ? null : StoredTime.ToTime(row.GetInt64(5), session.Place),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One row is one source, one line or none, and one text; the length keeps a source that ends like a text begins apart.</summary>
    private static byte[] Hash(QuarantinedRow row, byte[] raw)
    {
        var source = Encoding.UTF8.GetBytes(row.Source);
        Span<byte> numbers = stackalloc byte[sizeof(int) + 1 + sizeof(long)];
        BinaryPrimitives.WriteInt32BigEndian(numbers, source.Length);
        numbers[sizeof(int)] = row.Line is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(numbers[(sizeof(int) + 1)..], row.Line ?? 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(numbers);
        hash.AppendData(source);
        hash.AppendData(raw);
        return hash.GetHashAndReset();
    }
}
