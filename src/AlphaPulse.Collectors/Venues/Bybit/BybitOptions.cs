namespace AlphaPulse.Collectors;

/// <summary>Where and how Bybit is asked: <c>https://api.bybit.com</c>, 1,000 bars at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class BybitOptions() : RestVenueOptions(new Uri("https://api.bybit.com"), pageLimit: 1_000)
{
    /// <summary>Which part of the venue is asked: spot pairs, or linear contracts, perpetual and dated.</summary>
    /// <value>Default: <see cref="InstrumentKind.Spot"/>; the other is <see cref="InstrumentKind.Perpetual"/>, which lists dated contracts too.</value>
    public InstrumentKind Kind { get; set; } = InstrumentKind.Spot;
}
