namespace AlphaPulse.Storage.Sqlite;

/// <summary>The life of instruments in a SQLite file. Safe for use from any thread and by several processes.</summary>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class SqliteInstrumentLifeLedger(SqliteDatabase database) : IInstrumentLifeLedger
{
    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<int?> RecordAsync(InstrumentLifeUpdate update, CancellationToken cancellationToken = default)
    {
        var saysAnything = LifeRules.RequireSound(update, nameof(update));
        cancellationToken.ThrowIfCancellationRequested();
        if (!saysAnything)
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
            if (!LifeRules.IsComparedWith(update, ListingTable.SeenAt(connection, listing.Venue)))
            {
                return null;
            }

            ListingTable.Replace(connection, listing);
        }

        return InstrumentEventTable.Add(connection, update.Events, recordedAt);
    }
}
