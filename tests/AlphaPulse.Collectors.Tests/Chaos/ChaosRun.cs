using System.Globalization;
using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Chaos;

/// <summary>One collector against one <see cref="ChaosVenue"/> in virtual time, from the first request until nothing is left to ask for.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    private const int MostRuns = 400;
    private static readonly InstrumentId Instrument = InstrumentId.Parse("binance:BTC-USDT");
    private readonly ChaosSeries[] _truth;
    private readonly ManualClock _clock;
    private readonly Workbench _bench = new();
    private readonly LoopbackBridge _server;
    private readonly BinanceVenue _source;

    public ChaosRun(long seed, params ChaosSeries[] truth)
    {
        _truth = truth;
        _clock = new ManualClock(truth.Max(s => s.End).AddMinutes(10));
        Venue = new ChaosVenue(seed, _clock, truth);
        _server = new LoopbackBridge(Venue.Answer);
        var options = new BinanceOptions
        {
            BaseUrl = _server.Url,
            PageLimit = 250,
            Limits = new RateLimits
            {
                Windows = [new RateLimit("weight-1m", Venue.Ledger.Limit, TimeSpan.FromMinutes(1))],
                Reader = new HeaderRateLimitReader(new RateLimitHeaders("weight-1m") { Used = "X-MBX-USED-WEIGHT-1M" }),
            },
        };
        options.Http.JitterSeed = seed;
        options.Http.CreateHandler = _server.CreateHandler;
        _source = new BinanceVenue(Options.Create(options), _clock);
    }

    public ChaosVenue Venue { get; }

    public int FailedRuns { get; private set; }

    /// <summary>How many bars the store holds in more than one version.</summary>
    public int Revised { get; private set; }

    public static string TextOf(Bar bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"{bar.OpenTime.ToUnixTimeMilliseconds()} {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume} {bar.Detail!.QuoteVolume} {bar.Detail.TradeCount} {bar.Detail.TakerBuyVolume} {bar.Detail.TakerBuyQuoteVolume}");

    /// <summary>The same of a row: the close time and the last field are no part of a bar.</summary>
    public static string TextOf(string row)
    {
        var fields = row.Trim('[', ']').Replace("\"", string.Empty, StringComparison.Ordinal).Split(',');
        return string.Join(' ', fields.Where((_, i) => i is not (6 or 11)));
    }

    public async Task CollectAsync()
    {
        foreach (var truth in _truth)
        {
            var series = new BarSeriesId(Instrument, Timeframe.Parse(truth.Interval));
            var options = new BackfillOptions(ChaosVenue.Symbol, series.Timeframe)
            {
                From = truth.First,
                To = truth.End,
                GapTries = 8,
                GapDelay = TimeSpan.FromMinutes(1),
            };
            var runs = 0;
            while (!await RunAsync(options, truth))
            {
                Assert.True(++runs < MostRuns, "the collector does not come to an end");
                if (runs % 8 == 1)
                {
                    await AssertSoundAsync(series, truth, isDone: false);
                }
            }

            await AssertSoundAsync(series, truth, isDone: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        await _server.DisposeAsync();
        await _bench.DisposeAsync();
    }

    /// <summary>Runs once, and waits as long as somebody would who is told when to come back.</summary>
    /// <returns>Whether nothing is left to ask for.</returns>
    private async Task<bool> RunAsync(BackfillOptions options, ChaosSeries truth)
    {
        try
        {
            var report = await _clock.RunAsync(() => new VenueBackfill(_bench.Ledger, _clock).RunAsync(_source, options));
            if (report.GapsDueAt is { } due)
            {
                var wait = due - Venue.Now;
                _clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
            }

            return report.GapsDueAt is null && report.Coverage.NotAsked == 0;
        }
        catch (VenueException failure)
        {
            FailedRuns++;
            var wait = failure.RetryAt - _clock.GetUtcNow() ?? TimeSpan.FromSeconds(20);
            _clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
            return false;
        }
    }

    private async Task AssertSoundAsync(BarSeriesId series, ChaosSeries truth, bool isDone)
    {
        var stored = (await _bench.ReadAsync(series)).ToDictionary(b => b.OpenTime);
        var told = truth.Bars.ToDictionary(b => b.OpenTime);
        Assert.All(stored.Values, bar => Assert.Equal(TextOf(told[bar.OpenTime].Told[^1]), TextOf(bar)));
        Assert.Empty(await _bench.ReadQuarantineAsync(series));
        foreach (var span in await _bench.Ledger.ReadAsync(series))
        {
            for (var time = span.From; time < span.To; time += truth.Length)
            {
                Assert.True(!span.IsHeld || stored.ContainsKey(time), $"the ledger claims {time:O} ({span.Evidence})");
                Assert.True(span.IsHeld || span.State == CoverageState.Failed || !isDone || !told.ContainsKey(time), $"the ledger denies {time:O}, which the venue has ({span.State}, {span.Evidence})");
            }
        }

        if (isDone)
        {
            Assert.Equal(truth.Bars.Select(b => b.OpenTime), stored.Keys);
            var versions = (await _bench.ReadRevisionsAsync(series)).GroupBy(r => r.Bar.OpenTime).ToDictionary(g => g.Key, g => g.Select(r => TextOf(r.Bar)).ToList());
            Assert.All(truth.Bars, bar => Assert.Equal(bar.Told.Select(TextOf), versions[bar.OpenTime]));
            Revised += versions.Values.Count(v => v.Count > 1);
        }
    }
}
