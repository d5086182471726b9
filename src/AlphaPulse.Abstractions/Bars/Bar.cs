using System.Globalization;

namespace AlphaPulse;

/// <summary>One version of one bar of a series, in exact decimals, with the two times that make point-in-time reads possible.</summary>
/// <remarks>
/// <para>Invariants, checked by the constructor: prices are positive and at most <see cref="MaximumPrice"/>; the volume is at
/// least 0 and at most <see cref="MaximumVolume"/>; the high is the greatest and the low the least of the four prices; the bar was
/// available after it opened. A detail that is set is checked in the same way.</para>
/// <para>Equality is by value, times and provenance included; decimals compare by value, so <c>1.0</c> equals <c>1.00</c>, though
/// each keeps the digits it came with. Use <see cref="HasSameMarketDataAs"/> to ask whether two versions tell the same story.
/// Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record Bar
{
    /// <summary>The greatest price that a bar may have: 10^12.</summary>
    public const decimal MaximumPrice = 1_000_000_000_000m;

    /// <summary>The greatest volume that a bar may have: 10^18.</summary>
    public const decimal MaximumVolume = 1_000_000_000_000_000_000m;

    /// <summary>Creates a closed bar and checks every invariant.</summary>
    /// <param name="series">The instrument and the timeframe.</param>
    /// <param name="openTime">When the bar opens; normalised to UTC.</param>
    /// <param name="open">The first price.</param>
    /// <param name="high">The greatest price.</param>
    /// <param name="low">The least price.</param>
    /// <param name="close">The last price.</param>
    /// <param name="volume">The volume in the base asset or in shares.</param>
    /// <param name="availableAt">When the world could know this version; normalised to UTC.</param>
    /// <param name="provenance">Where it came from.</param>
    /// <exception cref="InvalidBarException">An invariant is broken; the message names it with the values.</exception>
    public Bar(
        BarSeriesId series,
        DateTimeOffset openTime,
        decimal open,
        decimal high,
        decimal low,
        decimal close,
        decimal volume,
        DateTimeOffset availableAt,
        BarProvenance provenance)
    {
        Series = series;
        OpenTime = openTime.ToUniversalTime();
        Open = open;
        High = high;
        Low = low;
        Close = close;
        Volume = volume;
        AvailableAt = availableAt.ToUniversalTime();
        Provenance = provenance;
        if (FindDefect() is { } defect)
        {
            throw Impossible(defect);
        }
    }

    /// <summary>The instrument and the timeframe.</summary>
    public BarSeriesId Series { get; }

    /// <summary>When the bar opens, UTC; with <see cref="Series"/> the key of the bar.</summary>
    public DateTimeOffset OpenTime { get; }

    /// <summary>The first price.</summary>
    public decimal Open { get; }

    /// <summary>The greatest price.</summary>
    public decimal High { get; }

    /// <summary>The least price.</summary>
    public decimal Low { get; }

    /// <summary>The last price.</summary>
    public decimal Close { get; }

    /// <summary>The volume in the base asset or in shares.</summary>
    public decimal Volume { get; }

    /// <summary>What the venue publishes beyond that; <see langword="null"/> where it publishes nothing. An empty detail becomes <see langword="null"/>.</summary>
    /// <exception cref="InvalidBarException">A value of the detail is out of its range.</exception>
    public BarDetail? Detail
    {
        get;
        init
        {
            if (value is not null && BarRules.FindDefect(value) is { } defect)
            {
                throw Impossible(defect);
            }

            // One way to say that nothing is known, so that two versions that know nothing are equal.
            field = value is { IsEmpty: true } ? null : value;
        }
    }

    /// <summary>Whether the bar is still forming. A provisional bar is never used as a closed one.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>When the world could know this version, UTC.</summary>
    public DateTimeOffset AvailableAt { get; }

    /// <summary>Whether <see cref="AvailableAt"/> is an assumption (close plus a declared lag) rather than an observation.</summary>
    public bool IsAvailabilityAssumed { get; init; }

    /// <summary>When we recorded this version, UTC; <see langword="null"/> until a store has written it.</summary>
    public DateTimeOffset? RecordedAt
    {
        get;
        init => field = value?.ToUniversalTime();
    }

    /// <summary>Where it came from.</summary>
    public BarProvenance Provenance { get; }

    /// <summary>Whether two versions have the same prices, volume, detail and state, whatever their times and provenance.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>Whether nothing that the market did differs.</returns>
    public bool HasSameMarketDataAs(Bar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Series == other.Series && OpenTime == other.OpenTime && IsProvisional == other.IsProvisional
            && Open == other.Open && High == other.High && Low == other.Low && Close == other.Close
            && Volume == other.Volume && Detail == other.Detail;
    }

    /// <summary>Whether nothing that both versions say differs: prices, volume and state are the same, and so is each value of the detail that both have.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>Whether they agree. Where one has no detail, or a part of it, that is no contradiction.</returns>
    public bool AgreesWith(Bar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Series == other.Series && OpenTime == other.OpenTime && IsProvisional == other.IsProvisional
            && Open == other.Open && High == other.High && Low == other.Low && Close == other.Close
            && Volume == other.Volume && (Detail is null || Detail.AgreesWith(other.Detail));
    }

    /// <summary>Whether this version says all that another one says, so that the other one is nothing new behind it.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>
    /// Whether the two agree and this one has each value of the detail that the other has. A bar that was made (<see cref="BarProvenance.Filled"/>,
    /// <see cref="BarProvenance.Simulated"/>) speaks for one that was observed only where both say the same.
    /// </returns>
    public bool Covers(Bar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return HasSameMarketDataAs(other)
            || (IsMade == other.IsMade && AgreesWith(other) && (other.Detail is null || Detail is { } detail && detail.Covers(other.Detail)));
    }

    /// <summary>Makes the version that follows this one when another source tells of the same bar: the rule of every <see cref="IBarStore"/>.</summary>
    /// <remarks>
    /// A version that agrees and says more is an enrichment and no correction: what it adds was as true before, so what both say together is known
    /// since this version was. That nobody observed, so its availability is assumed. It has the provenance of <paramref name="later"/>.
    /// </remarks>
    /// <param name="later">What the other source says.</param>
    /// <returns>This bar itself where it <see cref="Covers"/> the other; a new bar of both where they agree; otherwise <paramref name="later"/>.</returns>
    public Bar FollowedBy(Bar later)
    {
        ArgumentNullException.ThrowIfNull(later);
        if (Covers(later))
        {
            return this;
        }

        return IsMade != later.IsMade || !AgreesWith(later)
            ? later
            : new Bar(Series, OpenTime, Open, High, Low, Close, Volume, AvailableAt, later.Provenance)
            {
                Detail = Detail is null ? later.Detail : Detail.And(later.Detail!),
                IsProvisional = IsProvisional,
                IsAvailabilityAssumed = true,
            };
    }

    private bool IsMade => Provenance is BarProvenance.Filled or BarProvenance.Simulated;

    private InvalidBarException Impossible(string defect) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The bar of {Series} at {UtcText.Format(OpenTime)} is impossible: {defect}. Correct it at its source or quarantine it."));

    private string? FindDefect()
    {
        if (Series.Instrument.Kind == InstrumentKind.None || Series.Timeframe.Unit == TimeframeUnit.None)
        {
            return "it names no instrument or no timeframe";
        }

        return BarRules.FindDefect(Open, High, Low, Close, Volume)
            ?? (AvailableAt <= OpenTime ? $"it was available at {AvailableAt:O}, not after it opened" : null);
    }
}
