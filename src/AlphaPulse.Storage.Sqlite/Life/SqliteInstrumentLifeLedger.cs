namespace AlphaPulse.Storage.Sqlite;

/// <summary>The life of instruments in a SQLite file. Safe for use from any thread and by several processes.</summary>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class SqliteInstrumentLifeLedger(SqliteDatabase database) : IInstrumentLifeLedger
{
    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<int?> RecordAsync(InstrumentLifeUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (FindDefect(update) is { } defect)
        {
            throw new ArgumentException(defect, nameof(update));
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (update.Events.Count == 0 && update.Listing is null)
        {
            return 0;
        }

        var recordedAt = _database.Clock.GetUtcNow();
        return await _database.WriteAsync((connection, _) => Record(connection, update, recordedAt), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<InstrumentEvent>> ReadAsync(
        InstrumentId instrument, DateTimeOffset? asKnownAt = null, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(connection => InstrumentEventTable.Read(connection, instrument, asKnownAt), cancellationToken);

    /// <inheritdoc/>
    public Task<InstrumentListing?> ReadListingAsync(string venue, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(venue);
        return _database.ReadAsync(connection => ListingTable.Read(connection, venue), cancellationToken);
    }

    private static int? Record(SqliteConnection connection, InstrumentLifeUpdate update, DateTimeOffset recordedAt)
    {
        if (update.Listing is { } listing)
        {
            if (ListingTable.SeenAt(connection, listing.Venue) != update.ComparedWith?.ToUniversalTime())
            {
                return null;
            }

            ListingTable.Replace(connection, listing);
        }

        return InstrumentEventTable.Add(connection, update.Events, recordedAt);
    }

    private static string? FindDefect(InstrumentLifeUpdate update)
    {
        foreach (var item in update.Events)
        {
            if (item.FindDefect() is { } defect)
            {
                return $"The {item.Kind} of {item.Instrument} at {UtcText.Format(item.At)} is wrong: {defect}.";
            }
        }

        return update.Listing switch
        {
            null => null,
            { Venue: null or "" } => "The list names no venue.",
            { } listing when listing.SeenAt <= update.ComparedWith =>
                $"The list of {listing.Venue} is of {UtcText.Format(listing.SeenAt)}, not newer than the compared one of {UtcText.Format(update.ComparedWith!.Value)}.",
            _ => null,
        };
    }
}
