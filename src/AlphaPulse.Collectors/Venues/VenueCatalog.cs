namespace AlphaPulse.Collectors;

/// <summary>The venues that were added to a host, by name.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class VenueCatalog
{
    private readonly SortedDictionary<string, IVenue> _venues = new(StringComparer.Ordinal);

    /// <summary>Creates the catalog.</summary>
    /// <param name="venues">The venues.</param>
    /// <exception cref="ArgumentException">Two venues have the same name.</exception>
    public VenueCatalog(IEnumerable<IVenue> venues)
    {
        ArgumentNullException.ThrowIfNull(venues);
        foreach (var venue in venues)
        {
            if (!_venues.TryAdd(venue.Venue, venue))
            {
                throw new ArgumentException($"Two venues are named '{venue.Venue}'; each needs a name of its own.", nameof(venues));
            }
        }
    }

    /// <summary>The venues of this package, ordered by name, whether they were added or not.</summary>
    public static IReadOnlyList<VenueDescriptor> BuiltIn { get; } =
        [.. BuiltInVenue.All.Select(v => v.Description).OrderBy(v => v.Name, StringComparer.Ordinal)];

    /// <summary>All venues, ordered by name.</summary>
    public IReadOnlyCollection<IVenue> All => _venues.Values;

    /// <summary>Finds a venue.</summary>
    /// <param name="name">The name, as in <c>binance</c>.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="ArgumentException">There is no such venue; the message lists those that are there.</exception>
    public IVenue Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _venues.TryGetValue(name, out var venue)
            ? venue
            : throw new ArgumentException($"There is no venue '{name}'; there are: {string.Join(", ", _venues.Keys)}. Add it with its extension of ICollectorsBuilder.", nameof(name));
    }
}
