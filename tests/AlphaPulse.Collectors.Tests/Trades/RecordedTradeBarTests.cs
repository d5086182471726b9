using System.Globalization;
using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;
using static AlphaPulse.Collectors.Tests.Trades.TradeScene;

namespace AlphaPulse.Collectors.Tests.Trades;

/// <summary>Recorded trades make the bars that the venue recorded at the same time.</summary>
public class RecordedTradeBarTests
{
    [EvidenceFact]
    public async Task Kraken_minutes_of_its_trades_are_its_minutes_to_the_digit()
    {
        await using var server = new LoopbackServer(request => new(200, request.Path switch
        {
            "/0/public/OHLC" => Recording("kraken", "rest-ohlc-xbtusdt-1m-2025-11-10.json"),
            _ => Recording("kraken", "rest-trades-xbtusdt-2025-11-10.json"),
        }));
        using var venue = new KrakenVenue(Options.Create(new KrakenOptions { BaseUrl = server.Url }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("kraken:BTC-USDT"), Timeframe.OneMinute);
        var bars = await venue.ReadAsync("XBTUSDT", series, At(1762777020), At(1762820250)).SelectMany(p => p.Bars).ToListAsync();
        var trades = await venue.ReadTradesAsync("XBTUSDT", series.Instrument, At(1762795433), At(1762820040)).SelectMany(p => p.Trades).ToListAsync();
        var rebuilt = Build(new TradeBarBuilder(series, AnyOrder with { Ids = venue.Descriptor.TradeIds }), trades);

        // The first minute began before the first trade of the recording, and what followed the last one is not known.
        Assert.Equal((274, RebuiltBarDoubts.UnknownStart, RebuiltBarDoubts.UnknownEnd), (rebuilt.Count, rebuilt[0].Doubts, rebuilt[^1].Doubts));
        var report = BarComparison.Compare(rebuilt, bars);
        Assert.Equal((272L, 272L, 2L, 0L, 0L, 137L), (report.Compared, report.Equal, report.NotWhole, report.OnlyRebuilt, report.OnlyVenue, report.Quiet));
        Assert.True(report.Agrees);
        Assert.All(report.Fields, field => Assert.Equal((272L, 0L, 0m), (field.Compared, field.Different, field.Sum)));
    }

    [EvidenceFact]
    public async Task Without_one_trade_the_bar_that_had_it_is_not_compared_and_ids_that_claim_too_much_are_found_out()
    {
        await using var server = new LoopbackServer(request => new(200, request.Path switch
        {
            "/0/public/OHLC" => Recording("kraken", "rest-ohlc-xbtusdt-1m-2025-11-10.json"),
            _ => Recording("kraken", "rest-trades-xbtusdt-2025-11-10.json"),
        }));
        using var venue = new KrakenVenue(Options.Create(new KrakenOptions { BaseUrl = server.Url }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("kraken:BTC-USDT"), Timeframe.OneMinute);
        var bars = await venue.ReadAsync("XBTUSDT", series, At(1762777020), At(1762820250)).SelectMany(p => p.Bars).ToListAsync();
        var trades = await venue.ReadTradesAsync("XBTUSDT", series.Instrument, At(1762795433), At(1762820040)).SelectMany(p => p.Trades).ToListAsync();
        var lost = trades[500];
        var rebuilt = Build(new TradeBarBuilder(series, AnyOrder), trades.Where(t => t != lost));
        Assert.True(BarComparison.Compare(rebuilt, bars).Agrees);
        Assert.Contains(rebuilt, b => b.Doubts == RebuiltBarDoubts.MissingTrades && b.MissingTrades == 1);

        // As if the venue had numbered the rest without a gap: now the bar itself says what is not there.
        var renumbered = trades.Where(t => t != lost).Select((t, i) => new Trade(
            t.Instrument, (i + 1).ToString(CultureInfo.InvariantCulture), t.Time, t.Price, t.Quantity, t.TakerSide, t.ReceivedAt));
        var report = BarComparison.Compare(Build(new TradeBarBuilder(series, AnyOrder), renumbered), bars);
        Assert.False(report.Agrees);
        Assert.Contains(new BarDifference(series.Timeframe.Floor(lost.Time), BarField.Volume, VolumeAt(bars, lost) - lost.Quantity, VolumeAt(bars, lost)), report.Differences);
        Assert.Equal(-lost.Quantity, report.Fields[(int)BarField.Volume].Sum);
        Assert.Equal((1L, 1m, -1m), (report.Fields[(int)BarField.TradeCount].Different, report.Fields[(int)BarField.TradeCount].Greatest, report.Fields[(int)BarField.TradeCount].Sum));
    }

    [EvidenceFact]
    public void Binance_trades_of_two_days_make_whole_minutes_in_any_order()
    {
        var trades = Days("08", "09");
        Assert.Equal(9_757 + 10_147, trades.Count);
        var series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneMinute);
        var sorted = Build(new TradeBarBuilder(series, AnyOrder), trades);
        var random = new DeterministicRandom(3);
        Assert.Equal(sorted, Build(new TradeBarBuilder(series, AnyOrder), trades.OrderBy(_ => random.NextDouble())));
        Assert.Equal(trades.Count, sorted.Sum(b => b.Bar.Detail!.TradeCount));
        Assert.Equal(trades.Sum(t => t.Quantity), sorted.Sum(b => b.Bar.Volume));
        Assert.Equal(trades.Sum(t => t.Price * t.Quantity), sorted.Sum(b => b.Bar.Detail!.QuoteVolume));

        Assert.All(sorted.Skip(1).SkipLast(1), b => Assert.True(b.IsWhole));
    }

    [EvidenceFact]
    public void A_session_that_begins_within_a_minute_does_not_rebuild_it()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.BinanceFutures, Recordings.BinanceFutures("SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT"), Recordings.Read("binance-usdm", "session-2021-07-22.jsonl"), seen);
        foreach (var closed in seen.Bars.Where(b => !b.IsProvisional))
        {
            var trades = seen.Trades.Where(t => t.Instrument == closed.Series.Instrument).ToList();
            var rebuilt = Build(new TradeBarBuilder(closed.Series, Numbered with { Aggregated = true }), trades);
            Assert.All(rebuilt, b => Assert.False(b.IsWhole));
            if (rebuilt.Count == 0)
            {
                continue;
            }

            var report = BarComparison.Compare(rebuilt, [closed]);
            Assert.Equal((0L, 1L), (report.Compared, report.NotWhole + report.OnlyVenue));
        }
    }

    [EvidenceFact]
    public async Task One_trade_of_an_hour_of_Coinbase_is_not_taken_for_the_hour()
    {
        await using var server = new LoopbackServer(request => new(200, request.Path.EndsWith("candles", StringComparison.Ordinal)
            ? Recording("coinbase-exchange", "rest-candles-btcusdt-1h-2024-03-13.json")
            : Recording("coinbase-exchange", "rest-trades-btcusdt-2024-03-13.json")));
        using var venue = new CoinbaseVenue(Options.Create(new CoinbaseOptions { BaseUrl = server.Url }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("coinbase:BTC-USDT"), Timeframe.OneHour);
        var bars = await venue.ReadAsync("BTC-USDT", series, At(1710327600), At(1710331200)).SelectMany(p => p.Bars).ToListAsync();
        var trades = await venue.ReadTradesAsync("BTC-USDT", series.Instrument, At(1710327600), At(1710331200)).SelectMany(p => p.Trades).ToListAsync();
        var rebuilt = Build(new TradeBarBuilder(series, AnyOrder with { Ids = venue.Descriptor.TradeIds }), trades);
        var report = BarComparison.Compare(rebuilt, bars);
        Assert.Equal((0L, 1L), (report.Compared, report.NotWhole));
        Assert.Equal(RebuiltBarDoubts.UnknownStart | RebuiltBarDoubts.UnknownEnd, rebuilt[0].Doubts);

        // Its price lies within the venue's bar, as it must.
        Assert.InRange(rebuilt[0].Bar.Close, bars[0].Low, bars[0].High);
    }

    private static decimal VolumeAt(List<Bar> bars, Trade trade) => bars.Single(b => b.OpenTime == Timeframe.OneMinute.Floor(trade.Time)).Volume;

    private static List<Trade> Days(params string[] days)
    {
        var trades = new List<Trade>();
        foreach (var line in days.SelectMany(day => File.ReadLines(Evidence.File("data", "market", $"trades-btcusdt-binance-spot-2024-08-{day}.csv")).Skip(1)))
        {
            var f = line.Split(',');
            var time = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(f[3], CultureInfo.InvariantCulture));
            trades.Add(new Trade(
                InstrumentId.Parse("binance:BTC-USDT"), f[0], time, decimal.Parse(f[1], CultureInfo.InvariantCulture), decimal.Parse(f[2], CultureInfo.InvariantCulture), f[5] == "true" ? TradeSide.Sell : TradeSide.Buy, time));
        }

        return trades;
    }

    private static string Recording(string folder, string file) => File.ReadAllText(Evidence.File("recordings", folder, file));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
