using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets;

// snippet: live-book-observer
public sealed class SpreadWatch : ILiveBookObserver
{
    public void OnBook(in LiveBook book)
    {
        if (book.Book is { BestBid: { } bid, BestAsk: { } ask })
        {
            Console.WriteLine($"{book.Book.Instrument} {ask.Price - bid.Price}{(book.IsRenewed ? " (renewed)" : "")}");
        }
    }

    public void OnBookLost(LiveBookLoss loss) => Console.WriteLine($"{loss.Instrument} stands still: {loss.Reason}");
}
// end
