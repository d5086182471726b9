namespace AlphaPulse.Collectors;

/// <summary>Where and how Coinbase Exchange is asked: <c>https://api.exchange.coinbase.com</c>, 300 bars at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class CoinbaseOptions() : RestVenueOptions(new Uri("https://api.exchange.coinbase.com"), pageLimit: 300);
