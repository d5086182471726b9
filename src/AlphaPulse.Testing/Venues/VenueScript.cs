using AlphaPulse.Collectors;

namespace AlphaPulse.Testing;

/// <summary>Plays a venue for <see cref="VenueContract"/>: answers as the venue does, from a market that the contract makes.</summary>
/// <remarks>Implementations need not be safe for use from several threads.</remarks>
public abstract class VenueScript
{
    /// <summary>A symbol that the venue lists, as it writes it.</summary>
    public abstract string Symbol { get; }

    /// <summary>The instrument that the symbol is.</summary>
    public abstract InstrumentId Instrument { get; }

    /// <summary>An error as the venue writes it, of a kind that does not pass, with the code that it has.</summary>
    public abstract ScriptedReply Error { get; }

    /// <summary>Plays the stream that has the venue's bars; <see langword="null"/> for a venue that offers none, which is the default.</summary>
    public virtual StreamScript? Stream => null;

    /// <summary>Creates the venue.</summary>
    /// <param name="baseUrl">Where it is asked.</param>
    /// <param name="pageLimit">How many bars are asked for at a time; <see langword="null"/> for the default of the venue.</param>
    /// <returns>The venue.</returns>
    public abstract IVenue Create(Uri baseUrl, int? pageLimit);

    /// <summary>Answers a request as the venue does.</summary>
    /// <param name="path">The path with its leading <c>/</c>, not escaped.</param>
    /// <param name="query">The values of the query by name, not escaped.</param>
    /// <param name="market">What the venue knows.</param>
    /// <returns>The answer.</returns>
    public abstract ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market);
}
