namespace AlphaPulse.Testing;

/// <summary>Plays the stream of a venue's bars for <see cref="VenueContract"/>: writes bars as the venue does, or gives recorded messages.</summary>
/// <remarks>Implementations need not be safe for use from several threads.</remarks>
public abstract class StreamScript
{
    /// <summary>What the venue sends once it has taken the subscription, before any bar: confirmations, the numbers of channels.</summary>
    /// <param name="symbol">The symbol as the stream writes it.</param>
    /// <param name="timeframe">The timeframe that was asked for.</param>
    /// <returns>The messages; none by default.</returns>
    public virtual IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => [];

    /// <summary>Writes one message about one bar as the stream does.</summary>
    /// <param name="symbol">The symbol as the stream writes it.</param>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="bar">The bar: one that still forms unless it is <see cref="ScriptedBar.IsClosed"/>, which venues that mark no closed bar leave out.</param>
    /// <param name="sentAt">When the venue sends it, by its clock.</param>
    /// <returns>The message.</returns>
    public abstract string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt);
}
