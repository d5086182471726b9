namespace AlphaPulse.Collectors;

/// <summary>Takes what the messages of a stream say, in their order.</summary>
/// <remarks>Called by one thread at a time. What it throws ends the parsing of the message and comes out of it as it is.</remarks>
public interface IStreamSink
{
    /// <summary>Takes a bar. One that still forms is <see cref="Bar.IsProvisional"/>.</summary>
    /// <param name="bar">The bar.</param>
    void OnBar(Bar bar);

    /// <summary>Takes a trade.</summary>
    /// <param name="trade">The trade.</param>
    void OnTrade(Trade trade);

    /// <summary>Takes the best bid and ask.</summary>
    /// <param name="prices">The prices.</param>
    void OnBestPrices(in BestPrices prices);

    /// <summary>Takes a snapshot or changes of an order book.</summary>
    /// <param name="update">The update; valid during the call only.</param>
    void OnBook(BookUpdate update);

    /// <summary>Takes what is no market data.</summary>
    /// <param name="notice">The notice.</param>
    void OnNotice(StreamNotice notice);
}
