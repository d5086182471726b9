using System.Globalization;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Keeps what is told of live books in words, as in <c>BTC 102</c>, and lets a test wait for it.</summary>
internal sealed class BookLog : ILiveBookObserver
{
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> All { get; } = [];

    public List<LiveBookLoss> Losses { get; } = [];

    public void OnBook(in LiveBook book) => Tell(string.Create(
        CultureInfo.InvariantCulture, $"{book.Book.Instrument.Base}{(book.IsRenewed ? " renewed" : string.Empty)} {book.Book.BestBid!.Value.Price}/{book.Book.BestAsk!.Value.Price}"));

    public void OnBookLost(LiveBookLoss loss)
    {
        Losses.Add(loss);
        Tell($"{loss.Instrument.Base} lost {loss.Defect}");
    }

    public void OnSubscriptionRefused(StreamRefusedException refusal) => Tell($"refused {refusal.Symbol}");

    /// <summary>Waits until something was told so many times.</summary>
    public async Task UntilAsync(string text, int times = 1)
    {
        while (true)
        {
            Task more;
            lock (All)
            {
                if (All.Count(t => t == text) >= times)
                {
                    return;
                }

                more = _more.Task;
            }

            await more;
        }
    }

    /// <summary>What was told of one asset.</summary>
    public IEnumerable<string> Of(string asset)
    {
        lock (All)
        {
            return [.. All.Where(t => t.StartsWith(asset, StringComparison.Ordinal))];
        }
    }

    private void Tell(string text)
    {
        lock (All)
        {
            All.Add(text);
            _more.SetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
