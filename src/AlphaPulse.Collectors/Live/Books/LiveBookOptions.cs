namespace AlphaPulse.Collectors;

/// <summary>Which order books of a venue a <see cref="LiveBookFeed"/> keeps, and how.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class LiveBookOptions
{
    /// <summary>The venue, as in <c>binance</c>, by which <c>AddLiveBooks</c> finds it. A feed that is made of a source needs no name, and refuses another one than the source has.</summary>
    /// <value>Default: empty.</value>
    public string Venue { get; set; } = string.Empty;

    /// <summary>The symbols as the venue's requests write them, as in <c>BTCUSDT</c>; each once, and no more than one connection carries.</summary>
    public IList<string> Symbols { get; } = [];

    /// <summary>The stream; <see langword="null"/> for the first one that the source offers with books, see <see cref="IVenueStreams"/>.</summary>
    public VenueStreamProtocol? Protocol { get; set; }

    /// <summary>How the connection is kept, and where the stream is.</summary>
    public VenueStreamOptions Stream { get; } = new();

    /// <summary>How many levels of each side are asked for where the venue gives its books on request; from 1 to 5,000.</summary>
    /// <value>Default: 1,000.</value>
    public int SnapshotLevels { get; set; } = 1_000;

    /// <summary>How many books are asked for at the same time; from 1 to 100.</summary>
    /// <value>Default: 4.</value>
    public int SnapshotParallelism { get; set; } = 4;

    /// <summary>
    /// How long a book that was asked for may take before it is asked for again; from 100 ms to an hour. A request is given up then. What it waits for
    /// the limits of the venue counts, what it waits for one of the <see cref="SnapshotParallelism"/> places does not.
    /// </summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan SnapshotTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The shortest wait before a book is asked for again that was lost again, or did not come; from zero to a day. The first loss is mended
    /// at once. Each wait is drawn evenly between it and three times the wait before (decorrelated jitter).
    /// </summary>
    /// <value>Default: a second.</value>
    public TimeSpan ResyncDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait, at least as long as <see cref="ResyncDelay"/>; up to a day.</summary>
    /// <value>Default: a minute.</value>
    public TimeSpan MaximumResyncDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a book must have held before its next loss is mended at once again; from zero to a day.</summary>
    /// <value>Default: a minute.</value>
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromMinutes(1);

    internal string? FindDefect() => this switch
    {
        { Symbols.Count: 0 } => "LiveBookOptions.Symbols is empty; name symbols as the venue writes them",
        _ when Symbols.Any(string.IsNullOrWhiteSpace) => "LiveBookOptions.Symbols has an empty one; name symbols as the venue writes them",
        _ when Symbols.GroupBy(s => s, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice => $"LiveBookOptions.Symbols has '{twice.Key}' twice; name each once",
        { SnapshotLevels: < 1 or > 5_000 } => FormattableString.Invariant($"LiveBookOptions.SnapshotLevels is {SnapshotLevels} and must be from 1 to 5000"),
        { SnapshotParallelism: < 1 or > 100 } => FormattableString.Invariant($"LiveBookOptions.SnapshotParallelism is {SnapshotParallelism} and must be from 1 to 100"),
        _ when SnapshotTimeout < TimeSpan.FromMilliseconds(100) || SnapshotTimeout > TimeSpan.FromHours(1) => $"LiveBookOptions.SnapshotTimeout is {SnapshotTimeout:c} and must be from 100 ms to an hour",
        _ when ResyncDelay < TimeSpan.Zero || ResyncDelay > TimeSpan.FromDays(1) => $"LiveBookOptions.ResyncDelay is {ResyncDelay:c} and must be from zero to a day",
        _ when MaximumResyncDelay < ResyncDelay || MaximumResyncDelay > TimeSpan.FromDays(1) => $"LiveBookOptions.MaximumResyncDelay is {MaximumResyncDelay:c} and must be from ResyncDelay, which is {ResyncDelay:c}, to a day",
        _ when StableAfter < TimeSpan.Zero || StableAfter > TimeSpan.FromDays(1) => $"LiveBookOptions.StableAfter is {StableAfter:c} and must be from zero to a day",
        _ => Stream.FindDefect(),
    };
}
