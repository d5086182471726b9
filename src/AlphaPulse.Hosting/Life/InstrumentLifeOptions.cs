namespace AlphaPulse.Hosting;

/// <summary>Which venues <see cref="InstrumentLifeService"/> looks at, and how often.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class InstrumentLifeOptions
{
    /// <summary>The venues by name, as in <c>binance</c>; each must have been added. Empty for every venue that was added.</summary>
    public IList<string> Venues { get; } = [];

    /// <summary>How long after a look the next one comes; the first one comes when the host starts.</summary>
    /// <value>Default 1 hour; from 1 minute to 30 days.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after a look that failed the next one comes. It doubles with each further failure, up to <see cref="Interval"/>.</summary>
    /// <value>Default 1 minute; from 1 second to <see cref="Interval"/>.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The share of instruments that may vanish at once before a list counts as cut off, which is a look that failed.</summary>
    /// <value>Default 0.2; from 0 to 1.</value>
    public double MostVanish { get; set; } = 0.2;
}
