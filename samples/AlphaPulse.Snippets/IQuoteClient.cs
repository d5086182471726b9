namespace AlphaPulse.Snippets;

/// <summary>Some service of one's own that has bars.</summary>
public interface IQuoteClient
{
    /// <summary>Gives the rows, oldest first.</summary>
    IAsyncEnumerable<Quote> ReadAsync(CancellationToken cancellationToken);
}
