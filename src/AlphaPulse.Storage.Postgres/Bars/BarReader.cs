using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Reads the versions that a query lets through, in order of time and number, as of one state of the store.</summary>
internal static class BarReader
{
    // A reader that leaves early has the rest of its piece sent in vain, and no more than a small multiple of what it took.
    private const int FirstPiece = 1_024;
    private const int Growth = 4;
    private const int GreatestPiece = 65_536;

    public static async IAsyncEnumerable<BarRow> ReadAsync(
        PostgresDatabase database, BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var ownedConnection = connection.ConfigureAwait(false);
        var session = new PostgresSession(connection, database.Location);
        if (await TryAsync(session, BeginAsync(session, query, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } begun)
        {
            yield break;
        }

        await using var ownedTransaction = begun.Transaction.ConfigureAwait(false);
        (long OpenTime, int Revision)? last = null;
        for (var piece = FirstPiece; ; piece = Math.Min(piece * Growth, GreatestPiece))
        {
            var rows = await TryAsync(session, BarRows.StartAsync(session, Select(begun.SeriesId, query, last, piece), cancellationToken), cancellationToken).ConfigureAwait(false);
            await using var ownedRows = rows.ConfigureAwait(false);
            var count = 0;
            while (await ReadAsync(session, rows, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                count++;
                yield return rows.Current;
            }

            if (count < piece)
            {
                yield break;
            }

            last = (rows.Current.OpenTime, rows.Current.Revision);
        }
    }

    private static async Task<(NpgsqlTransaction Transaction, int SeriesId)?> BeginAsync(
        PostgresSession session, BarQuery query, CancellationToken cancellationToken)
    {
        var transaction = await session.Connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        if (await SeriesTable.FindAsync(session, query.Series, cancellationToken).ConfigureAwait(false) is { } seriesId)
        {
            return (transaction, seriesId);
        }

        await transaction.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private static ValueTask<bool> ReadAsync(PostgresSession session, BarRows rows, CancellationToken cancellationToken)
    {
        var read = rows.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? read : new ValueTask<bool>(TryAsync(session, read.AsTask(), cancellationToken));
    }

    private static async Task<T> TryAsync<T>(PostgresSession session, Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFault.Create(session.Place, e, cancellationToken);
        }
    }

    /// <summary>The statement of a piece: made of constants and numbers alone, since COPY takes no parameters.</summary>
    private static string Select(int seriesId, BarQuery query, (long OpenTime, int Revision)? last, int limit)
    {
        var known = query.AsKnownAt is { } time
            ? string.Create(CultureInfo.InvariantCulture, $" AND {(query.Strict ? "recorded_at" : "available_at")} <= {StoredTime.From(time)}")
            : string.Empty;
        var from = last is { } seen
            ? string.Create(CultureInfo.InvariantCulture, $" AND (open_time, revision) > ({seen.OpenTime}, {seen.Revision})")
            : query.From is { } first ? string.Create(CultureInfo.InvariantCulture, $" AND open_time >= {StoredTime.From(first)}")
            : string.Empty;
        var to = query.To is { } end ? string.Create(CultureInfo.InvariantCulture, $" AND open_time < {StoredTime.From(end)}") : string.Empty;
        var closed = query.IncludeProvisional ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" AND flags & {BarRow.ProvisionalFlag} = 0");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {BarColumns.Copied} FROM bars WHERE series_id = {seriesId}{from}{to}{closed}{known} ORDER BY open_time, revision LIMIT {limit}");
    }
}
