namespace AlphaPulse.Hosting;

/// <summary>What the health checks ask for.</summary>
public sealed class AlphaPulseHealthOptions
{
    /// <summary>How many complete bars may be missing at the end of a series before it is stale, on the calendar of its instrument.</summary>
    /// <value>Default 3; from 0 to 10,000.</value>
    public int FreshnessBars { get; set; } = 3;

    /// <summary>The series that must be fresh, as in <c>binance:BTC-USDT@1h</c>; empty for every series of the store.</summary>
    /// <value>Default empty.</value>
    public IList<string> Series { get; set; } = [];

    /// <summary>
    /// The trading calendars by instrument, as in <c>nyse:SPY</c> to <c>nyse</c>. An instrument that is not named has the calendar of
    /// <see cref="PipelineOptions.Calendar"/>; where that is not named either, the one that an import would tell from the bars: NYSE for daily
    /// bars without weekends, otherwise always open. Name it for intraday bars of an exchange that closes.
    /// </summary>
    /// <value>Default empty.</value>
    public IDictionary<string, string> Calendars { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long a run may be under way before it counts as killed.</summary>
    /// <value>Default 1 hour; from 1 second to 30 days.</value>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromHours(1);
}
