namespace AlphaPulse.Collectors;

/// <summary>A venue that brings its own streams: those of the market that it is set to, and no others.</summary>
/// <remarks>
/// One symbol may stand in several markets of a venue, as <c>BTCUSDT</c> does for the spot pair and the perpetual: the stream has to be
/// that of the market which the requests ask. Implementations are safe for use from any thread.
/// </remarks>
public interface IVenueStreams
{
    /// <summary>The streams of the market that is asked. The first one that has what is wanted is taken; empty where there is none.</summary>
    IReadOnlyList<VenueStreamProtocol> Streams { get; }
}
