namespace AlphaPulse.Collectors.Tests.Streams;

/// <summary>Keeps everything that a stream says.</summary>
internal sealed class Collected : IStreamSink
{
    public List<Bar> Bars { get; } = [];

    public List<Trade> Trades { get; } = [];

    public List<BestPrices> BestPrices { get; } = [];

    public List<BookUpdate> Books { get; } = [];

    public List<StreamNotice> Notices { get; } = [];

    /// <summary>Looks at a book update while it is valid.</summary>
    public Action<BookUpdate>? Book { get; init; }

    /// <summary>Looks at best prices in the order of the messages.</summary>
    public Action<BestPrices>? Prices { get; init; }

    public void OnBar(Bar bar) => Bars.Add(bar);

    public void OnTrade(Trade trade) => Trades.Add(trade);

    public void OnBestPrices(in BestPrices prices)
    {
        BestPrices.Add(prices);
        Prices?.Invoke(prices);
    }

    public void OnBook(BookUpdate update)
    {
        Books.Add(update.Copy());
        Book?.Invoke(update);
    }

    public void OnNotice(StreamNotice notice) => Notices.Add(notice);
}
