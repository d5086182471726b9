using System.Threading.Channels;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Keeps what a stream tells and lets a test wait for it.</summary>
internal sealed class RecordingSink : IVenueStreamSink
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    /// <summary>What the stream waits for after each message.</summary>
    public Func<CancellationToken, Task> Flush { get; set; } = _ => Task.CompletedTask;

    /// <summary>Told of each event before it is kept; throws what the sink fails with.</summary>
    public Action<string>? Taking { get; set; }

    public List<StreamRefusedException> Refusals { get; } = [];

    public List<VenueException> BadMessages { get; } = [];

    public List<Bar> Bars { get; } = [];

    /// <summary>The next thing that happened, in words.</summary>
    public ValueTask<string> NextAsync() => _events.Reader.ReadAsync();

    public ValueTask OnConnectedAsync(DateTimeOffset at, CancellationToken cancellationToken) => TellAsync("connected");

    public ValueTask OnDisconnectedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken) => TellAsync($"gone: {reason}");

    public void OnSubscriptionRefused(StreamRefusedException refusal)
    {
        Refusals.Add(refusal);
        Tell($"refused: {refusal.Symbol}");
    }

    public void OnMessageRefused(VenueException error)
    {
        BadMessages.Add(error);
        Tell("bad message");
    }

    public void OnBar(Bar bar)
    {
        Bars.Add(bar);
        Tell($"bar {bar.OpenTime:HH:mm}{(bar.IsProvisional ? " forming" : string.Empty)}");
    }

    public void OnTrade(Trade trade) => Tell("trade");

    public void OnBestPrices(in BestPrices prices) => Tell("prices");

    public void OnBook(BookUpdate update) => Tell("book");

    public void OnNotice(StreamNotice notice) => Tell($"notice {notice.Kind}");

    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await Flush(cancellationToken);

    private void Tell(string text)
    {
        Taking?.Invoke(text);
        _events.Writer.TryWrite(text);
    }

    private ValueTask TellAsync(string text)
    {
        Tell(text);
        return ValueTask.CompletedTask;
    }
}
