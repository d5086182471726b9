using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The newest list of each venue inside the database.</summary>
internal static class ListingTable
{
    private const string SelectSeenAt = "SELECT seen_at FROM instrument_listings WHERE venue = $1";

    private const string Upsert =
        "INSERT INTO instrument_listings (venue, seen_at) VALUES ($1, $2) ON CONFLICT (venue) DO UPDATE SET seen_at = excluded.seen_at";

    private const string Delete = "DELETE FROM listed_instruments WHERE venue = $1";

    private const string Insert = "INSERT INTO listed_instruments (venue, number, " + ListedInstrumentRow.Columns + ") SELECT $1, number - 1, " + ListedInstrumentRow.Columns + """
         FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::integer[],
            $13::text[], $14::bigint[]) WITH ORDINALITY AS l (
        """ + ListedInstrumentRow.Columns + ", number)";

    private const string Select = "SELECT " + ListedInstrumentRow.Columns + " FROM listed_instruments WHERE venue = $1 ORDER BY number";

    public static async Task<DateTimeOffset?> SeenAtAsync(PostgresSession session, string venue, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long?>(SelectSeenAt, [StoredText.Encode(venue)], cancellationToken).ConfigureAwait(false) is { } seenAt
            ? StoredTime.ToTime(seenAt, session.Place)
            : null;

    /// <summary>Puts a list in the place of the one before. Only inside a write transaction that holds the lock of the life of instruments.</summary>
    public static async Task ReplaceAsync(PostgresSession session, InstrumentListing listing, CancellationToken cancellationToken)
    {
        var venue = StoredText.Encode(listing.Venue);
        await session.ExecuteAsync(Upsert, [venue, StoredTime.From(listing.SeenAt)], cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(Delete, [venue], cancellationToken).ConfigureAwait(false);
        var rows = listing.Instruments.Select(ListedInstrumentRow.From).ToList();
        object?[] values =
        [
            venue,
            rows.Select(row => row.Instrument).ToArray(),
            rows.Select(row => StoredText.Encode(row.Symbol)).ToArray(),
            rows.Select(row => StoredText.Encode(row.BaseAsset)).ToArray(),
            rows.Select(row => StoredText.EncodeOrNull(row.QuoteAsset)).ToArray(),
            rows.Select(row => row.TickSize).ToArray(),
            rows.Select(row => row.LotStep).ToArray(),
            rows.Select(row => row.MinQuantity).ToArray(),
            rows.Select(row => row.MinNotional).ToArray(),
            rows.Select(row => row.ContractSize).ToArray(),
            rows.Select(row => StoredText.EncodeOrNull(row.ContractAsset)).ToArray(),
            rows.Select(row => row.Status).ToArray(),
            rows.Select(row => StoredText.EncodeOrNull(row.VenueStatus)).ToArray(),
            rows.Select(row => row.ListedAt).ToArray(),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<InstrumentListing?> ReadAsync(PostgresSession session, string venue, CancellationToken cancellationToken)
    {
        if (await SeenAtAsync(session, venue, cancellationToken).ConfigureAwait(false) is not { } seenAt)
        {
            return null;
        }

        var instruments = await session.QueryAsync(
            Select, [StoredText.Encode(venue)], row => Read(row, session.Place).ToInfo(session.Place), cancellationToken).ConfigureAwait(false);
        return new InstrumentListing(venue, seenAt, instruments);
    }

    private static ListedInstrumentRow Read(NpgsqlDataReader row, string place)
    {
        string? Value(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        string? Free(int column) => Value(column) is { } text ? StoredText.Decode(text, place) : null;
        return new ListedInstrumentRow(
            row.GetString(0),
            StoredText.Decode(row.GetString(1), place),
            StoredText.Decode(row.GetString(2), place),
            Free(3),
            Value(4),
            Value(5),
            Value(6),
            Value(7),
            Value(8),
            Free(9),
            row.GetInt32(10),
            Free(11),
            row.IsDBNull(12) ? null : row.GetInt64(12));
    }
}
