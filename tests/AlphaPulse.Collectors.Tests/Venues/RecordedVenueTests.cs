using System.Globalization;
using System.Text.Json;
using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>What venues once answered arrives as bars, trades and instruments, digit for digit.</summary>
public class RecordedVenueTests
{
    [EvidenceFact]
    public async Task Kraken_bars_keep_their_digits_and_empty_minutes_have_no_average()
    {
        await using var server = ServerOf(("/0/public/OHLC", Recording("kraken", "rest-ohlc-xbtusdt-1m-2025-11-10.json")));
        using var venue = new KrakenVenue(Options.Create(new KrakenOptions { BaseUrl = server.Url }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("kraken:BTC-USDT"), Timeframe.OneMinute);
        var page = Assert.Single(await ListAsync(venue.ReadAsync("XBTUSDT", series, At(1762777020), At(1762820220 + 30))));
        Assert.Equal((720, 1, 0), (page.Bars.Count, page.Forming, page.Quarantined.Count));
        var rows = Rows("kraken", "rest-ohlc-xbtusdt-1m-2025-11-10.json", "result", "XBTUSDT");
        AssertDigits(rows, page.Bars, [1, 2, 3, 4, 6]);
        Assert.Equal(rows.Take(720).Count(r => r[7] == "0"), page.Bars.Count(b => b.Detail!.Vwap is null));
        Assert.Equal(("106038.3", 1L), (Text(page.Bars[2].Detail!.Vwap!.Value), page.Bars[2].Detail!.TradeCount!.Value));

        Assert.Null(page.BeginsAt);

        // ccxt#5614: of what is older the page says that it cannot be had.
        var older = Assert.Single(await ListAsync(venue.ReadAsync("XBTUSDT", series, At(1762777020 - 60), At(1762820250))));
        Assert.Equal(("2025-11-10T12:17:00Z", 720), (UtcText.Format(older.BeginsAt!.Value), older.Bars.Count));
    }

    [EvidenceFact]
    public async Task Kraken_trades_and_pairs_are_read()
    {
        await using var server = ServerOf(
            ("/0/public/Trades", Recording("kraken", "rest-trades-xbtusdt-2025-11-10.json")),
            ("/0/public/AssetPairs", Recording("kraken", "rest-AssetPairs.json")));
        using var venue = new KrakenVenue(Options.Create(new KrakenOptions { BaseUrl = server.Url }), TimeProvider.System);
        var trades = (await ListAsync(venue.ReadTradesAsync("XBTUSDT", InstrumentId.Parse("kraken:BTC-USDT"), At(1762795433), At(1762820040)))).SelectMany(p => p.Trades).ToList();
        Assert.Equal((1000, 578), (trades.Count, trades.Count(t => t.TakerSide == TradeSide.Buy)));
        Assert.Equal(("10218208", "105433.60000", "0.00027625", TradeSide.Buy), (trades[0].VenueTradeId, Text(trades[0].Price), Text(trades[0].Quantity), trades[0].TakerSide));
        Assert.Equal(At(1762795433).AddTicks(9717445), trades[0].Time);
        Assert.Equal(("10219207", TradeSide.Sell), (trades[^1].VenueTradeId, trades[^1].TakerSide));

        var (listed, rejected) = await venue.GetInstrumentsAsync();
        Assert.Equal(304, listed.Count + rejected.Count);
        Assert.All(rejected, r => Assert.EndsWith(".d", r.Raw, StringComparison.Ordinal));
        var btc = listed.Single(i => i.Symbol == "XBTUSD");
        Assert.Equal(("kraken:BTC-USD", "XXBT", "ZUSD"), (btc.Instrument.ToString(), btc.BaseAsset, btc.QuoteAsset));
        Assert.Equal((0.1m, 0.00000001m, 0.0002m, null), (btc.TickSize, btc.LotStep, btc.MinQuantity, btc.MinNotional));
    }

    [EvidenceFact]
    public async Task Coinbase_bars_trades_and_products_are_read()
    {
        await using var server = ServerOf(
            ("/products/BTC-USDT/candles", Recording("coinbase-exchange", "rest-candles-btcusdt-1h-2024-03-13.json")),
            ("/products/BTC-USDT/trades", Recording("coinbase-exchange", "rest-trades-btcusdt-2024-03-13.json")),
            ("/products", Recording("coinbase-exchange", "rest-products.json")));
        using var venue = new CoinbaseVenue(Options.Create(new CoinbaseOptions { BaseUrl = server.Url }), TimeProvider.System);
        var btc = InstrumentId.Parse("coinbase:BTC-USDT");
        var pages = await ListAsync(venue.ReadAsync("BTC-USDT", new BarSeriesId(btc, Timeframe.OneHour), At(1710327600), At(1710331200)));
        var bar = Assert.Single(pages.SelectMany(p => p.Bars));
        Assert.Equal(["73243.33", "73402.47", "73241.5", "73370.65", "1.56794406"], Digits(bar));
        var trade = Assert.Single((await ListAsync(venue.ReadTradesAsync("BTC-USDT", btc, At(1710327600), At(1710331200)))).SelectMany(p => p.Trades));
        Assert.Equal(("18502034", "73271.63000000", "0.00007448", TradeSide.Buy), (trade.VenueTradeId, Text(trade.Price), Text(trade.Quantity), trade.TakerSide));
        Assert.Equal("2024-03-13T11:00:17.710679Z", UtcText.Format(trade.Time));

        var (listed, rejected) = await venue.GetInstrumentsAsync();
        Assert.Equal((162, 0), (listed.Count, rejected.Count));
        var usd = listed.Single(i => i.Symbol == "BTC-USD");
        Assert.Equal((0.01m, 0.00000001m, 0.0001m, 5m, InstrumentStatus.Trading), (usd.TickSize, usd.LotStep, usd.MinQuantity, usd.MinNotional, usd.Status));
    }

    [EvidenceFact]
    public async Task Okx_bars_of_a_contract_have_their_volume_in_the_base_asset()
    {
        await using var server = ServerOf(("/api/v5/market/candles", Recording("okx", "rest-candles-btcusdtswap-1m.json")));
        using var venue = new OkxVenue(Options.Create(new OkxOptions { BaseUrl = server.Url, Kind = InstrumentKind.Perpetual }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("okx:BTC-USDT:PERP"), Timeframe.OneMinute);
        var bars = (await ListAsync(venue.ReadAsync("BTC-USDT-SWAP", series, At(1747093980), At(1747094100)))).SelectMany(p => p.Bars).ToList();
        Assert.Equal([At(1747093980), At(1747094040)], bars.Select(b => b.OpenTime));
        Assert.Equal(["102806", "102820.5", "102783.1", "102806.1", "71.6404"], Digits(bars[0]));
        Assert.Equal("1069603.34883", Text(bars[1].Detail!.QuoteVolume!.Value));
    }

    [EvidenceTheory]
    [InlineData("2018-01-16", 1440)]
    [InlineData("2019-01-07", 971)]
    public async Task Bitfinex_days_come_complete_over_pages_of_any_size_outage_included(string day, int expected)
    {
        var folder = Path.Combine(Evidence.Root, "recordings", "bitfinex", "rest-candles-1m-tBTCUSD");
        var rows = Directory.EnumerateFiles(folder, day + "*").Order(StringComparer.Ordinal).SelectMany(f => RowsOf(File.ReadAllText(f))).ToList();
        Assert.Equal(expected, rows.Count);
        foreach (var limit in new[] { 100, 10_000 })
        {
            await using var server = new LoopbackServer(request =>
            {
                var (start, end) = (Number(request, "start"), Number(request, "end"));
                var page = rows.Where(r => Long(r[0]) >= start && Long(r[0]) <= end).Take((int)Number(request, "limit"));
                return new LoopbackReply(200, $"[{string.Join(',', page.Select(r => $"[{string.Join(',', r)}]"))}]");
            });
            using var venue = new BitfinexVenue(Options.Create(new BitfinexOptions { BaseUrl = server.Url, PageLimit = limit, Limits = new RateLimits { Windows = [] } }), TimeProvider.System);
            var series = new BarSeriesId(InstrumentId.Parse("bitfinex:BTC-USD"), Timeframe.OneMinute);
            var from = DateTimeOffset.Parse(day + "T00:00Z", CultureInfo.InvariantCulture);
            foreach (var read in new[] { venue.ReadAsync("tBTCUSD", series, from, from.AddDays(1)), venue.ReadBackwardAsync("tBTCUSD", series, from, from.AddDays(1)) })
            {
                var bars = (await ListAsync(read)).SelectMany(p => p.Bars).OrderBy(b => b.OpenTime).ToList();
                Assert.Equal(expected, bars.Count);
                AssertDigits(rows, bars, [1, 3, 4, 2, 5]);
            }
        }
    }

    [EvidenceFact]
    public async Task Binance_trades_and_symbols_are_read()
    {
        await using var server = ServerOf(
            ("/api/v3/aggTrades", Recording("binance-spot", "rest-aggTrades-btcusdt.json")),
            ("/api/v3/exchangeInfo", Recording("binance-spot", "rest-exchangeInfo.json")),
            ("/fapi/v1/exchangeInfo", Recording("binance-usdm", "rest-exchangeInfo.json")));
        using var spot = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = server.Url }), TimeProvider.System);
        var pages = await ListAsync(spot.ReadTradesAsync("BTCUSDT", InstrumentId.Parse("binance:BTC-USDT"), At(1634944096), At(1634944099)));
        var trades = Assert.Single(pages).Trades;
        Assert.Equal((10, 3), (trades.Count, trades.Count(t => t.TakerSide == TradeSide.Sell)));
        Assert.Equal(("966492862", "60759.60000000", "0.00841000", TradeSide.Buy), (trades[0].VenueTradeId, Text(trades[0].Price), Text(trades[0].Quantity), trades[0].TakerSide));
        var (listed, rejected) = await spot.GetInstrumentsAsync();
        Assert.Equal((1695, 0, 1262), (listed.Count, rejected.Count, listed.Count(i => i.Status == InstrumentStatus.Trading)));
        Assert.Equal("0.00000100 0.00010000 0.00010000 0.00010000", string.Create(CultureInfo.InvariantCulture, $"{listed[0].TickSize} {listed[0].LotStep} {listed[0].MinQuantity} {listed[0].MinNotional}"));

        using var futures = new BinanceFuturesVenue(Options.Create(new BinanceFuturesOptions { BaseUrl = server.Url }), TimeProvider.System);
        var (contracts, waiting) = await futures.GetInstrumentsAsync();
        Assert.Equal((121, "BTCSTUSDT"), (contracts.Count, Assert.Single(waiting).Raw));
        Assert.Equal(("binance-usdm:BTC-USDT:PERP", 5m, "2019-09-25T08:00:00Z"), (contracts[0].Instrument.ToString(), contracts[0].MinNotional, UtcText.Format(contracts[0].ListedAt!.Value)));
        Assert.Equal("binance-usdm:BTC-USDT:20210924", contracts.Single(c => c.Symbol == "BTCUSDT_210924").Instrument.ToString());
    }

    [EvidenceFact]
    public async Task Alpaca_trades_snapshots_and_the_time_of_its_book_are_read()
    {
        await using var server = ServerOf(
            ("/v1beta3/crypto/us/latest/orderbooks", Recording("alpaca", "crypto-latest-orderbooks.json")),
            ("/v1beta3/crypto/us/trades", Recording("alpaca", "crypto-latest-trades.json")),
            ("/v1beta3/crypto/us/snapshots", Recording("alpaca", "crypto-snapshots-btcusd.json")));
        var options = new AlpacaOptions { BaseUrl = server.Url, Symbols = { "BTC/USD" } };
        using var venue = new AlpacaVenue(Options.Create(options), TimeProvider.System);
        Assert.Equal("2024-07-18T08:22:41.6075952Z", UtcText.Format(await venue.GetTimeAsync()));
        var instrument = Assert.Single((await venue.GetInstrumentsAsync()).Listed).Instrument;
        Assert.Equal("alpaca:BTC-USD", instrument.ToString());
        var trade = Assert.Single((await ListAsync(venue.ReadTradesAsync("BTC/USD", instrument, At(1721278900), At(1721279000)))).SelectMany(p => p.Trades));
        Assert.Equal(("2880534893454904000", "64625.4", "0.015155213", TradeSide.Buy), (trade.VenueTradeId, Text(trade.Price), Text(trade.Quantity), trade.TakerSide));
        Assert.Equal("2024-07-18T05:02:23.8989109Z", UtcText.Format(trade.Time));
    }

    [EvidenceFact]
    public async Task Bybit_bars_have_the_documented_form()
    {
        await using var server = new LoopbackServer(request => new(200, Number(request, "end") >= 1709891679000
            ? Recording("docs-samples", "bybit-v5-rest-kline.json")
            : """{"retCode":0,"retMsg":"OK","result":{"list":[]}}"""));
        using var venue = new BybitVenue(Options.Create(new BybitOptions { BaseUrl = server.Url, Kind = InstrumentKind.Perpetual }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("bybit:BTC-USDT:PERP"), Timeframe.OneMinute);
        var bar = Assert.Single((await ListAsync(venue.ReadAsync("BTCUSDT", series, At(1709891640), At(1709891760)))).SelectMany(p => p.Bars));
        Assert.Equal(["27450", "27460", "27440", "27455", "123.45"], Digits(bar));
    }

    [EvidenceFact]
    public async Task Recorded_errors_are_typed_with_their_code_and_the_time_to_ask_again()
    {
        var lines = await File.ReadAllLinesAsync(Evidence.File("recordings", "errors", "errors.jsonl"));
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var recorded = document.RootElement;
            var name = recorded.GetProperty("venue").GetString()!.Replace("-exchange", string.Empty, StringComparison.Ordinal);
            var status = recorded.GetProperty("http_status") is { ValueKind: JsonValueKind.Number } given ? given.GetInt32() : 429;
            var body = recorded.GetProperty("body").GetString()!;
            await using var server = new LoopbackServer(_ => new(status, body) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "600" } });
            var venue = VenueScripts.Of(name).Create(server.Url, pageLimit: null);
            var error = await Assert.ThrowsAsync<VenueException>(() => venue.GetTimeAsync());
            ((IDisposable)venue).Dispose();
            var code = name switch
            {
                "kraken" => "EGeneral:Too many requests",
                "okx" => "50011",
                "coinbase" => null,
                _ => JsonDocument.Parse(body).RootElement.GetProperty("code").ToString(),
            };
            Assert.Equal((name, status, code), (error.Venue, error.HttpStatus, error.VenueCode));
            Assert.InRange(error.RetryAt!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
            Assert.Equal(status == 429 || name == "kraken", error.IsTransient);
        }

        Assert.Equal(6, lines.Length);
    }

    private static LoopbackServer ServerOf(params (string Path, string Body)[] answers) => new(request =>
    {
        var found = answers.FirstOrDefault(a => a.Path == request.Path).Body;
        return found is null ? new(404, "{}") : new(200, found);
    });

    private static string Recording(string folder, string file) => File.ReadAllText(Evidence.File("recordings", folder, file));

    private static List<List<string>> Rows(string folder, string file, params string[] path)
    {
        using var document = JsonDocument.Parse(Recording(folder, file));
        return RowsOf(path.Aggregate(document.RootElement, (e, name) => e.GetProperty(name)).GetRawText());
    }

    private static List<List<string>> RowsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(r => r.EnumerateArray().Select(f => f.GetRawText().Trim('"')).ToList())];
    }

    private static void AssertDigits(List<List<string>> rows, IReadOnlyList<Bar> bars, int[] columns)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            Assert.Equal(columns.Select(c => rows[i][c]), Digits(bars[i]));
        }
    }

    private static string[] Digits(Bar bar) => [Text(bar.Open), Text(bar.High), Text(bar.Low), Text(bar.Close), Text(bar.Volume)];

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Number(LoopbackRequest request, string name) => Long(request.Query[name]);

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> pages)
    {
        var list = new List<T>();
        await foreach (var page in pages)
        {
            list.Add(page);
        }

        return list;
    }
}
