namespace AlphaPulse.Collectors;

/// <summary>Where and how Kraken's spot market is asked: <c>https://api.kraken.com</c>, the latest 720 bars.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class KrakenOptions() : RestVenueOptions(new Uri("https://api.kraken.com"), pageLimit: 720);
