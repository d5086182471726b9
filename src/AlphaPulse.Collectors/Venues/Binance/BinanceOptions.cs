using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Where and how Binance's spot market is asked.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class BinanceOptions
{
    /// <summary>Where the interface is: an absolute <c>http</c> or <c>https</c> address without user, query or fragment.</summary>
    /// <value>Default: <c>https://api.binance.com</c>.</value>
    public Uri BaseUrl { get; set; } = new("https://api.binance.com");

    /// <summary>How many bars are asked for at a time; from 2 to 1,000, the most that the venue gives.</summary>
    /// <value>Default: 1,000.</value>
    public int PageLimit { get; set; } = 1_000;

    /// <summary>How patient requests are.</summary>
    public VenueHttpOptions Http { get; } = new();
}
