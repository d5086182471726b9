namespace AlphaPulse.Collectors;

/// <content>Order books.</content>
public abstract partial class RestVenue
{
    /// <summary>Asks for an order book: for venues that are an <see cref="IVenueBookSource"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="instrument">The instrument.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered in another form.</exception>
    protected async Task<BookUpdate> AskBookAsync(VenueRequest request, InstrumentId instrument, VenueBookReader read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(body.Span, instrument, _time.GetUtcNow());
        }
        catch (Exception exception) when (VenueInstrumentList.IsOfAnotherForm(exception))
        {
            throw Unexpected(request, exception);
        }
    }
}
