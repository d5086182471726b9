namespace AlphaPulse.Collectors;

/// <summary>Reads the answer to a request for an order book.</summary>
/// <param name="answer">The body in UTF-8.</param>
/// <param name="instrument">The instrument that was asked for.</param>
/// <param name="receivedAt">When it was received by our clock.</param>
/// <returns>The snapshot.</returns>
/// <exception cref="System.Text.Json.JsonException">It has another form than documented.</exception>
public delegate BookUpdate VenueBookReader(ReadOnlySpan<byte> answer, InstrumentId instrument, DateTimeOffset receivedAt);
