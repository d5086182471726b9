namespace AlphaPulse.Collectors;

/// <summary>Which bars of a venue a <see cref="LiveBarCollector"/> follows, and how.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class LiveBarOptions
{
    /// <summary>The venue, as in <c>binance</c>.</summary>
    public string Venue { get; set; } = string.Empty;

    /// <summary>The symbols as the venue's requests write them, as in <c>BTCUSDT</c>; each once.</summary>
    public IList<string> Symbols { get; } = [];

    /// <summary>The timeframes, of each symbol; each once.</summary>
    public IList<Timeframe> Timeframes { get; } = [];

    /// <summary>The stream; <see langword="null"/> for the one that the source offers, see <see cref="IVenueStreams"/>. One of another venue is refused.</summary>
    public VenueStreamProtocol? Protocol { get; set; }

    /// <summary>How connections are kept, and where the stream is.</summary>
    public VenueStreamOptions Stream { get; } = new();

    /// <summary>When the market trades, and so which bars are expected.</summary>
    /// <value>Default: always.</value>
    public ITradingCalendar Calendar { get; set; } = AlwaysOpenCalendar.Instance;

    /// <summary>How long after its close a bar is asked for where the stream does not say that it is closed, and how long a missing one is waited for; from zero to an hour.</summary>
    /// <value>Default: one second.</value>
    public TimeSpan CloseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after its close a bar that the stream has not brought is asked for; from zero to an hour.</summary>
    /// <value>Default: 10 seconds.</value>
    public TimeSpan ClosedBarTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the venue is asked for a missing bar before the series goes on without it; from 1 to 100. Waits between tries double from two seconds.</summary>
    /// <value>Default: 3.</value>
    public int GapTries { get; set; } = 3;

    /// <summary>How long a series waits for a venue that fails when it is asked for a missing bar, before it goes on without; from zero to a day.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// For how long a store that cannot be written for now (<see cref="StoreException.IsTransient"/>) is tried again before the collector ends;
    /// waits between tries double from a second up to half a minute, and the stream is held back meanwhile. From zero to a day.
    /// </summary>
    /// <value>Default: five minutes.</value>
    public TimeSpan StorePatience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many bars a series catches up at most; from 1 to 100,000. What is older is left to a backfill.</summary>
    /// <value>Default: 1,500.</value>
    public int CatchUpLimit { get; set; } = 1_500;

    /// <summary>How many series are caught up at the same time; from 1 to 100.</summary>
    /// <value>Default: 4.</value>
    public int CatchUpParallelism { get; set; } = 4;

    /// <summary>How many messages may wait between the connections and the store; from 1 to 1,000,000.</summary>
    /// <value>Default: 4,096.</value>
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>
    /// After how long the whole venue counts as stopped: without any message of any connection, or without a bar although requests bring bars with
    /// trades. Only the time in which <see cref="Calendar"/> trades counts. From a second to a day.
    /// </summary>
    /// <value>Default: three minutes.</value>
    public TimeSpan OutageAfter { get; set; } = TimeSpan.FromMinutes(3);

    internal string? FindDefect() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Venue) => "LiveBarOptions.Venue is empty; name a venue such as binance",
        { Symbols.Count: 0 } => "LiveBarOptions.Symbols is empty; name symbols as the venue writes them",
        _ when Symbols.Any(string.IsNullOrWhiteSpace) => "LiveBarOptions.Symbols has an empty one; name symbols as the venue writes them",
        _ when Symbols.GroupBy(s => s, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice => $"LiveBarOptions.Symbols has '{twice.Key}' twice; name each once",
        { Timeframes.Count: 0 } => "LiveBarOptions.Timeframes is empty; name one such as 1m",
        _ when Timeframes.Distinct().Count() != Timeframes.Count => "LiveBarOptions.Timeframes has one twice; name each once",
        { Calendar: null } => "LiveBarOptions.Calendar is null; leave it out for a market that is always open",
        _ when CloseDelay < TimeSpan.Zero || CloseDelay > TimeSpan.FromHours(1) => $"LiveBarOptions.CloseDelay is {CloseDelay:c} and must be from zero to an hour",
        _ when ClosedBarTimeout < TimeSpan.Zero || ClosedBarTimeout > TimeSpan.FromHours(1) => $"LiveBarOptions.ClosedBarTimeout is {ClosedBarTimeout:c} and must be from zero to an hour",
        { GapTries: < 1 or > 100 } => FormattableString.Invariant($"LiveBarOptions.GapTries is {GapTries} and must be from 1 to 100"),
        _ when Patience < TimeSpan.Zero || Patience > TimeSpan.FromDays(1) => $"LiveBarOptions.Patience is {Patience:c} and must be from zero to a day",
        _ when StorePatience < TimeSpan.Zero || StorePatience > TimeSpan.FromDays(1) => $"LiveBarOptions.StorePatience is {StorePatience:c} and must be from zero to a day",
        { CatchUpLimit: < 1 or > 100_000 } => FormattableString.Invariant($"LiveBarOptions.CatchUpLimit is {CatchUpLimit} and must be from 1 to 100000"),
        { CatchUpParallelism: < 1 or > 100 } => FormattableString.Invariant($"LiveBarOptions.CatchUpParallelism is {CatchUpParallelism} and must be from 1 to 100"),
        { QueueCapacity: < 1 or > 1_000_000 } => FormattableString.Invariant($"LiveBarOptions.QueueCapacity is {QueueCapacity} and must be from 1 to 1000000"),
        _ when OutageAfter < TimeSpan.FromSeconds(1) || OutageAfter > TimeSpan.FromDays(1) => $"LiveBarOptions.OutageAfter is {OutageAfter:c} and must be from a second to a day",
        _ => Stream.FindDefect(),
    };
}
