namespace AlphaPulse.Collectors;

/// <summary>Where and how Binance's USD-M futures are asked: <c>https://fapi.binance.com</c>, 1,500 bars at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class BinanceFuturesOptions() : RestVenueOptions(new Uri("https://fapi.binance.com"), pageLimit: 1_500);
