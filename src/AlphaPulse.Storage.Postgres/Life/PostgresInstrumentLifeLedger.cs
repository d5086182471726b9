namespace AlphaPulse.Storage.Postgres;

/// <summary>The life of instruments in a PostgreSQL database.</summary>
/// <remarks>Writers come one after another, so that of two that compared with the same list one is kept; readers never wait. Safe for use from any thread
/// and by several processes.</remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class PostgresInstrumentLifeLedger(PostgresDatabase database) : IInstrumentLifeLedger
{
    // The letters AlPu and one more than the lock of an upgrade, of this schema.
    private const string Lock = "SELECT pg_advisory_xact_lock(1097617526, hashtext(current_schema()::text))";

    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<int?> RecordAsync(InstrumentLifeUpdate update, CancellationToken cancellationToken = default)
    {
        var saysAnything = LifeRules.RequireSound(update, nameof(update));
        cancellationToken.ThrowIfCancellationRequested();
        return saysAnything
            ? await _database.WriteAsync([], (write, token) => RecordAsync(write.Session, update, token), cancellationToken).ConfigureAwait(false)
            : 0;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<InstrumentEvent>> ReadAsync(
        InstrumentId instrument, DateTimeOffset? asKnownAt = null, CancellationToken cancellationToken = default) =>
        _database.ReadAsync((session, token) => InstrumentEventTable.ReadAsync(session, instrument, asKnownAt, token), cancellationToken);

    /// <inheritdoc/>
    public Task<InstrumentListing?> ReadListingAsync(string venue, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(venue);
        return _database.ReadAsync((session, token) => ListingTable.ReadAsync(session, venue, token), cancellationToken);
    }

    private async Task<int?> RecordAsync(PostgresSession session, InstrumentLifeUpdate update, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Lock, [], cancellationToken).ConfigureAwait(false);
        if (update.Listing is { } listing)
        {
            var heldAt = await ListingTable.SeenAtAsync(session, listing.Venue, cancellationToken).ConfigureAwait(false);
            if (!LifeRules.IsComparedWith(update, heldAt))
            {
                return null;
            }

            await ListingTable.ReplaceAsync(session, listing, cancellationToken).ConfigureAwait(false);
        }

        return await InstrumentEventTable.AddAsync(session, update.Events, _database.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }
}
