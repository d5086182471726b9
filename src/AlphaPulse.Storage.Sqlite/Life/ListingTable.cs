namespace AlphaPulse.Storage.Sqlite;

/// <summary>The newest list of each venue inside the database.</summary>
internal static class ListingTable
{
    private const string SelectSeenAt = "SELECT seen_at FROM instrument_listings WHERE venue = ?1";

    private const string Upsert =
        "INSERT INTO instrument_listings (venue, seen_at) VALUES (?1, ?2) ON CONFLICT (venue) DO UPDATE SET seen_at = excluded.seen_at";

    private const string Delete = "DELETE FROM listed_instruments WHERE venue = ?1";

    private const string Columns =
        "instrument, symbol, base_asset, quote_asset, tick_size, lot_step, min_quantity, min_notional, contract_size, contract_asset, status, venue_status, listed_at";

    private const string Insert =
        "INSERT INTO listed_instruments (venue, number, " + Columns + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

    private const string Select = "SELECT " + Columns + " FROM listed_instruments WHERE venue = ?1 ORDER BY number";

    public static DateTimeOffset? SeenAt(SqliteConnection connection, string venue)
    {
        var rows = connection.Prepare(SelectSeenAt);
        rows.Bind(1, venue);
        var seenAt = rows.Step() ? StoredText.ToTime(rows, 0) : null;
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
            var info = listing.Instruments[i];
            insert.Bind(1, listing.Venue);
            insert.Bind(2, i);
            insert.Bind(3, info.Instrument.ToString());
            insert.Bind(4, info.Symbol);
            insert.Bind(5, info.BaseAsset);
            insert.Bind(6, info.QuoteAsset);
            insert.Bind(7, StoredText.From(info.TickSize));
            insert.Bind(8, StoredText.From(info.LotStep));
            insert.Bind(9, StoredText.From(info.MinQuantity));
            insert.Bind(10, StoredText.From(info.MinNotional));
            insert.Bind(11, StoredText.From(info.ContractSize));
            insert.Bind(12, info.ContractAsset);
            insert.Bind(13, (int)info.Status);
            insert.Bind(14, info.VenueStatus);
            StoredText.Bind(insert, 15, info.ListedAt);
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
            instruments.Add(new InstrumentInfo
            {
                Instrument = StoredText.ToInstrument(rows, 0)!.Value,
                Symbol = rows.Text(1),
                BaseAsset = rows.Text(2),
                QuoteAsset = rows.TextOrNull(3),
                TickSize = StoredText.ToDecimal(rows, 4),
                LotStep = StoredText.ToDecimal(rows, 5),
                MinQuantity = StoredText.ToDecimal(rows, 6),
                MinNotional = StoredText.ToDecimal(rows, 7),
                ContractSize = StoredText.ToDecimal(rows, 8),
                ContractAsset = rows.TextOrNull(9),
                Status = (InstrumentStatus)rows.Int32(10),
                VenueStatus = rows.TextOrNull(11),
                ListedAt = StoredText.ToTime(rows, 12),
            });
        }

        rows.Reset();
        return new InstrumentListing(venue, seenAt, instruments);
    }
}
