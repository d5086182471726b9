using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>The requests of a venue whose bars close by its own clock; a test may hold back, fail and change its answers.</summary>
internal sealed class ScriptedSource(string venue, Func<DateTimeOffset> now) : IVenueBarSource, IVenueStreams
{
    private readonly ConcurrentDictionary<string, SortedDictionary<DateTimeOffset, Bar>> _bars = new(StringComparer.Ordinal);
    private readonly Channel<(string Symbol, DateTimeOffset From, DateTimeOffset AsOf)> _asked = Channel.CreateUnbounded<(string, DateTimeOffset, DateTimeOffset)>();
    private int _asks;

    /// <summary>Waited for before each answer; throws what the venue fails with.</summary>
    public Func<string, Task> Answering { get; set; } = _ => Task.CompletedTask;

    /// <summary>Told before a symbol is found; throws what the venue fails with.</summary>
    public Func<string, int>? Finding { get; set; }

    /// <summary>Changes a page before it is given.</summary>
    public Func<VenueBarPage, VenueBarPage> Change { get; set; } = page => page;

    public int Asks => Volatile.Read(ref _asks);

    public string Venue => venue;

    public string Address => "script";

    public IReadOnlyList<VenueStreamProtocol> Streams { get; } = [Streamed.BarsOf(venue)];

    public static BarSeriesId SeriesOf(string venue, string symbol) =>
        new(Streamed.Instrument(venue, symbol.Replace("/", string.Empty, StringComparison.Ordinal)), Timeframe.OneMinute);

    /// <summary>The venue has these bars.</summary>
    public void Put(string symbol, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            Put(symbol, Streamed.Bar(SeriesOf(venue, symbol), number));
        }
    }

    public void Put(string symbol, Bar bar)
    {
        var bars = _bars.GetOrAdd(symbol, _ => []);
        lock (bars)
        {
            bars[bar.OpenTime] = bar;
        }
    }

    /// <summary>The next question.</summary>
    public ValueTask<(string Symbol, DateTimeOffset From, DateTimeOffset AsOf)> AskedAsync() => _asked.Reader.ReadAsync();

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
    {
        Finding?.Invoke(symbol);
        return Task.FromResult(SeriesOf(venue, symbol).Instrument);
    }

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(now());

    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A live series asks with the priority of live requests.");

    public async IAsyncEnumerable<VenueBarPage> ReadLiveAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Assert.True(asOf <= now(), $"asked as of {asOf:O}, and the venue's clock shows {now():O}: bars that form would count as closed");
        Interlocked.Increment(ref _asks);
        _asked.Writer.TryWrite((symbol, from, asOf));
        await Answering(symbol).WaitAsync(cancellationToken);
        List<Bar> closed;
        var bars = _bars.GetOrAdd(symbol, _ => []);
        lock (bars)
        {
            closed = [.. bars.Values.Where(b => b.OpenTime >= from && b.OpenTime.AddMinutes(1) <= asOf)];
        }

        foreach (var page in closed.Chunk(100))
        {
            yield return Change(new VenueBarPage(page, [], Forming: 0, Repeated: 0));
        }
    }
}
