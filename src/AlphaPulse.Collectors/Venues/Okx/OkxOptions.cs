namespace AlphaPulse.Collectors;

/// <summary>Where and how OKX is asked: <c>https://www.okx.com</c>, 300 recent bars or 100 older ones at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class OkxOptions() : RestVenueOptions(new Uri("https://www.okx.com"), pageLimit: 300)
{
    /// <summary>Which kind of instruments is listed: spot pairs, or linear and inverse contracts, perpetual or dated.</summary>
    /// <value>Default: <see cref="InstrumentKind.Spot"/>; the others are <see cref="InstrumentKind.Perpetual"/> and <see cref="InstrumentKind.Dated"/>.</value>
    public InstrumentKind Kind { get; set; } = InstrumentKind.Spot;
}
