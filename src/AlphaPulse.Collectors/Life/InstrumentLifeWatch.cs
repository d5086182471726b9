using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Looks at what a venue lists, compares it with its list before, and keeps what happened between the two.</summary>
/// <remarks>
/// The list is kept with the events in one transaction, so that nothing is found twice and nothing is lost by a kill, whoever looks next.
/// Safe for use from any thread and by several processes.
/// </remarks>
public sealed class InstrumentLifeWatch
{
    private readonly IInstrumentLifeLedger _ledger;
    private readonly ILogger _logger;

    /// <summary>Creates the watch.</summary>
    /// <param name="ledger">Where events and lists go.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public InstrumentLifeWatch(IInstrumentLifeLedger ledger, ILogger<InstrumentLifeWatch>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        _ledger = ledger;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Looks once.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="mostVanish">The share of instruments that may vanish at once before the list counts as cut off; from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The venue lists other kinds of instruments than before; nothing was written.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or its list looks cut off; nothing was written.</exception>
    /// <exception cref="StoreException">The ledger cannot be written.</exception>
    public async Task<InstrumentLifeReport> LookAsync(IVenue venue, double mostVanish = 0.2, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(venue);
        InstrumentLists.RequireShare(mostVanish);
        while (true)
        {
            var before = await _ledger.ReadListingAsync(venue.Venue, cancellationToken).ConfigureAwait(false);
            var seenAt = await venue.GetTimeAsync(cancellationToken).ConfigureAwait(false);
            var after = await venue.GetInstrumentsAsync(cancellationToken).ConfigureAwait(false);
            if (before is not null)
            {
                InstrumentLists.RequireSameKinds(before, after);
            }

            if (seenAt <= before?.SeenAt)
            {
                // Another process has looked at the same moment, and what it kept is what there is to say.
                return new InstrumentLifeReport(venue.Venue, seenAt, before.SeenAt, after.Listed.Count, []) { Rejected = after.Rejected.Count };
            }

            var events = before is null ? [] : InstrumentLists.Compare(before, after, seenAt, mostVanish);
            var update = new InstrumentLifeUpdate
            {
                Events = events,
                Listing = new InstrumentListing(venue.Venue, seenAt, InstrumentLists.Keep(before, after)),
                ComparedWith = before?.SeenAt,
            };
            if (await _ledger.RecordAsync(update, cancellationToken).ConfigureAwait(false) is null)
            {
                continue;
            }

            foreach (var item in events)
            {
                CollectorsTelemetry.InstrumentEvents.Add(1, new("venue", venue.Venue), new("kind", CollectorsTelemetry.Tag(item.Kind)));
                CollectorsLog.InstrumentEvent(_logger, item.Instrument, item.Kind, item.Evidence);
            }

            var suspects = before is null ? 0 : InstrumentLists.Suspects(before, after);
            if (suspects > 0)
            {
                CollectorsLog.VanishedUnknown(_logger, venue.Venue, suspects, after.Unnamed);
            }

            return new InstrumentLifeReport(venue.Venue, seenAt, before?.SeenAt, after.Listed.Count, events) { Rejected = after.Rejected.Count, Suspects = suspects };
        }
    }
}
