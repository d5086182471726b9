using AlphaPulse.Http;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Where and how a venue is asked: what the options of all venues have in common.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
/// <param name="baseUrl">The default of <see cref="BaseUrl"/>.</param>
/// <param name="pageLimit">The default of <see cref="PageLimit"/>.</param>
public abstract class RestVenueOptions(Uri baseUrl, int pageLimit)
{
    /// <summary>Where the interface is: an absolute <c>http</c> or <c>https</c> address without user, query or fragment.</summary>
    /// <value>Default: the venue's own address.</value>
    public Uri BaseUrl { get; set; } = baseUrl;

    /// <summary>How many bars are asked for at a time; from 2 to the most that the venue gives.</summary>
    /// <value>Default: the most that the venue gives.</value>
    public int PageLimit { get; set; } = pageLimit;

    /// <summary>The symbols to collect, as the venue writes them. <see cref="IVenue.Symbols"/> hands them to whoever collects.</summary>
    /// <value>Default: none.</value>
    public IList<string> Symbols { get; } = [];

    /// <summary>Where bans of the venue, waits and shared budgets that cannot be read are logged; <see langword="null"/> for nowhere.</summary>
    /// <value>Default: that of the services for a venue that <c>AddVenue</c> has added, otherwise <see langword="null"/>.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>What the venue allows where that is not what <see cref="VenueDescriptor.Limits"/> says, as with a paid plan or a mirror.</summary>
    /// <value>Default: <see langword="null"/>, the documented limits of the venue.</value>
    public RateLimits? Limits { get; set; }

    /// <summary>How patient requests are.</summary>
    public VenueHttpOptions Http { get; } = new();
}
