namespace AlphaPulse.Collectors;

/// <summary>Where and how Bitfinex is asked: <c>https://api-pub.bitfinex.com</c>, 10,000 bars at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class BitfinexOptions() : RestVenueOptions(new Uri("https://api-pub.bitfinex.com"), pageLimit: 10_000)
{
    /// <summary>The symbol whose latest trade shows how far the venue's clock has come, since the venue has no answer that is its clock; a busy one.</summary>
    /// <value>Default: <c>tBTCUSD</c>.</value>
    public string ClockSymbol { get; set; } = "tBTCUSD";
}
