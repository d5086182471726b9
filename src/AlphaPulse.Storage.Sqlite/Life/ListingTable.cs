namespace AlphaPulse.Storage.Sqlite;

/// <summary>The newest list of each venue inside the database.</summary>
internal static class ListingTable
{
    private const string SelectSeenAt = "SELECT seen_at FROM instrument_listings WHERE venue = ?1";

    private const string Upsert =
        "INSERT INTO instrument_listings (venue, seen_at) VALUES (?1, ?2) ON CONFLICT (venue) DO UPDATE SET seen_at = excluded.seen_at";

    private const string Delete = "DELETE FROM listed_instruments WHERE venue = ?1";

    private const string Insert =
        "INSERT INTO listed_instruments (venue, number, " + ListedInstrumentRow.Columns + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

    private const string Select = "SELECT " + ListedInstrumentRow.Columns + " FROM listed_instruments WHERE venue = ?1 ORDER BY number";

    public static DateTimeOffset? SeenAt(SqliteConnection connection, string venue)
    {
        var rows = connection.Prepare(SelectSeenAt);
        rows.Bind(1, venue);
        DateTimeOffset? seenAt = rows.Step() ? StoredTime.ToTime(rows.Int64(0), rows.Path) : null;
        rows.Reset();
        return seenAt;
    }

    /// <summary>Puts a list in the place of the one before. Only inside a write transaction.</summary>
    public static void Replace(SqliteConnection connection, InstrumentListing listing)
    {
        var upsert = connection.Prepare(Upsert);
        upsert.Bind(1, listing.Venue);
        upsert.Bind(2, StoredTime.From(listing.SeenAt));
        upsert.Run();
        var delete = connection.Prepare(Delete);
        delete.Bind(1, listing.Venue);
        delete.Run();
        var insert = connection.Prepare(Insert);
        for (var i = 0; i < listing.Instruments.Count; i++)
        {
            var row = ListedInstrumentRow.From(listing.Instruments[i]);
            insert.Bind(1, listing.Venue);
            insert.Bind(2, i);
            insert.Bind(3, row.Instrument);
            insert.Bind(4, row.Symbol);
            insert.Bind(5, row.BaseAsset);
            insert.Bind(6, row.QuoteAsset);
            insert.Bind(7, row.TickSize);
            insert.Bind(8, row.LotStep);
            insert.Bind(9, row.MinQuantity);
            insert.Bind(10, row.MinNotional);
            insert.Bind(11, row.ContractSize);
            insert.Bind(12, row.ContractAsset);
            insert.Bind(13, row.Status);
            insert.Bind(14, row.VenueStatus);
            if (row.ListedAt is { } listedAt)
            {
                insert.Bind(15, listedAt);
            }
            else
            {
                insert.BindNull(15);
            }

            insert.Run();
        }
    }

    public static InstrumentListing? Read(SqliteConnection connection, string venue)
    {
        if (SeenAt(connection, venue) is not { } seenAt)
        {
            return null;
        }

        var instruments = new List<InstrumentInfo>();
        var rows = connection.Prepare(Select);
        rows.Bind(1, venue);
        while (rows.Step())
        {
            var row = new ListedInstrumentRow(
                rows.Text(0),
                rows.Text(1),
                rows.Text(2),
                rows.TextOrNull(3),
                rows.TextOrNull(4),
                rows.TextOrNull(5),
                rows.TextOrNull(6),
                rows.TextOrNull(7),
                rows.TextOrNull(8),
                rows.TextOrNull(9),
                rows.Int32(10),
                rows.TextOrNull(11),
                rows.Int64OrNull(12));
            instruments.Add(row.ToInfo(rows.Path));
        }

        rows.Reset();
        return new InstrumentListing(venue, seenAt, instruments);
    }
}
