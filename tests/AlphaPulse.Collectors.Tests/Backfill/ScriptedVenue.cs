using System.Runtime.CompilerServices;

namespace AlphaPulse.Collectors.Tests.Backfill;

/// <summary>A venue that has the bars that a test gives it, page by page, and fails where the test says so.</summary>
internal sealed class ScriptedVenue(IEnumerable<Bar> bars) : IVenueBarSource
{
    private readonly SortedDictionary<DateTimeOffset, Bar> _bars = new(bars.ToDictionary(bar => bar.OpenTime));

    /// <summary>The clock; it stands still.</summary>
    public required DateTimeOffset Now { get; set; }

    public int PageSize { get; set; } = 10;

    /// <summary>Told before each page; throws what the venue fails with.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>Told before the instrument is found; throws what the venue fails with.</summary>
    public Func<int>? Finding { get; set; }

    /// <summary>Changes a page before it is given.</summary>
    public Func<VenueBarPage, VenueBarPage> Change { get; set; } = page => page;

    /// <summary>What was asked for.</summary>
    public List<(DateTimeOffset From, DateTimeOffset? Until)> Asked { get; } = [];

    public int Pages { get; private set; }

    public string Venue => "test";

    public string Address => "script";

    public ICollection<Bar> Bars => _bars.Values;

    public void Put(Bar bar) => _bars[bar.OpenTime] = bar;

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
    {
        Finding?.Invoke();
        return Task.FromResult(InstrumentId.Parse("test:BTC-USDT"));
    }

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(Now);

    public async IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        Assert.Equal(Now, asOf);
        Asked.Add((from, until));
        foreach (var rows in _bars.Values.Where(bar => bar.OpenTime >= from && bar.OpenTime <= asOf && !(bar.OpenTime >= until)).Chunk(PageSize))
        {
            BeforePage?.Invoke(Pages);
            cancellationToken.ThrowIfCancellationRequested();
            Pages++;
            var closed = rows.Where(bar => bar.AvailableAt <= asOf).ToList();
            var page = Change(new VenueBarPage(closed, [], rows.Length - closed.Count, Repeated: 0));
            if (page.Rows > 0)
            {
                yield return page;
            }
        }
    }
}
