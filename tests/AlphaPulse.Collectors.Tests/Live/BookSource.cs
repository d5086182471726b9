using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A venue whose books a test gives when it is asked for them.</summary>
internal sealed class BookSource(ScriptedSource source, TimeProvider clock) : IVenueBarSource, IVenueStreams, IVenueBookSource
{
    private readonly Channel<TaskCompletionSource<BookUpdate>> _questions = Channel.CreateUnbounded<TaskCompletionSource<BookUpdate>>();

    /// <summary>When it was asked.</summary>
    public ConcurrentQueue<DateTimeOffset> Asked { get; } = new();

    public IReadOnlyList<VenueStreamProtocol> Streams => source.Streams;

    public string Venue => source.Venue;

    public string Address => source.Address;

    /// <summary>Whether a question goes on that nobody waits for any more.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Answers the next question with a book of an id, or with an error that may say when to ask again.</summary>
    public async Task AnswerAsync(long? id, DateTimeOffset? retryAt = null) => Answer(await NextAsync(), id, retryAt);

    /// <summary>The next question.</summary>
    public ValueTask<TaskCompletionSource<BookUpdate>> NextAsync() => _questions.Reader.ReadAsync();

    /// <summary>Answers a question.</summary>
    public void Answer(TaskCompletionSource<BookUpdate> question, long? id, DateTimeOffset? retryAt = null)
    {
        if (id is null)
        {
            question.SetException(new VenueException(Venue, "The venue is busy.") { RetryAt = retryAt, IsRateRefusal = retryAt is not null });
            return;
        }

        var book = new BookUpdate();
        book.Reset(ScriptedSource.SeriesOf(Venue, "BTCUSD").Instrument, isSnapshot: true, Streamed.Start);
        book.SetIds(null, id, null);
        book.AddBid(new BookLevel(100, 1));
        book.AddAsk(new BookLevel(200, 1));
        question.SetResult(book);
    }

    public Task<BookUpdate> GetBookAsync(string symbol, InstrumentId instrument, int levels = 1_000, CancellationToken cancellationToken = default)
    {
        Asked.Enqueue(clock.GetUtcNow());
        var question = new TaskCompletionSource<BookUpdate>(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions.Writer.TryWrite(question);
        return IsDeaf ? question.Task : question.Task.WaitAsync(cancellationToken);
    }

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) => source.FindInstrumentAsync(symbol, cancellationToken);

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => source.GetTimeAsync(cancellationToken);

    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        source.ReadAsync(symbol, series, from, asOf, until, cancellationToken);
}
