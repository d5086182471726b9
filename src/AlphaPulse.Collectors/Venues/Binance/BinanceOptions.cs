namespace AlphaPulse.Collectors;

/// <summary>Where and how Binance's spot market is asked: <c>https://api.binance.com</c>, 1,000 bars at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class BinanceOptions() : RestVenueOptions(new Uri("https://api.binance.com"), pageLimit: 1_000);
