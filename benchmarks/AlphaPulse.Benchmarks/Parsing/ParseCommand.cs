using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AlphaPulse.Collectors;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Benchmarks.Parsing;

/// <summary>Reads recorded klines into bars and messages of a stream into closed bars, beside a plain reader of documents: <c>parse RECORDINGS</c>.</summary>
/// <remarks>
/// One thread; each reader is used for a second first, until what it runs is compiled with its profile, and then measured in turn with the
/// plain one: medians of the passes, and the median of the ratios of neighbours. What the bars themselves take is measured by copying them.
/// </remarks>
internal static class ParseCommand
{
    private const int Passes = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PassTime = TimeSpan.FromMilliseconds(100);
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneMinute);

    internal static void Run(TextWriter output, string recordings)
    {
        var klines = File.ReadAllBytes(Path.Combine(recordings, "binance-spot", "rest-klines-btcusdt-1m.json"));
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions()), TimeProvider.System);
        var rows = new List<BarRow>();
        int ReadKlines()
        {
            rows.Clear();
            venue.ReadBars(klines, Series, rows);
            return rows.Count;
        }

        ReadKlines();
        var bars = rows.ConvertAll(row => row.Bar!);
        output.WriteLine("| what | a second | JsonDocument and decimal.Parse | ratio | bytes each | bytes of the bar |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        var own = BytesOf(() => bars.Count(bar => (bar with { Detail = bar.Detail! with { } }).Volume >= 0));
        Write(output, "klines into bars", ReadKlines, () => ReadDocument(klines), own);

        var session = File.ReadLines(Path.Combine(recordings, "binance-usdm", "session-2021-07-22.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("kind").GetString() == "in" && line.GetProperty("msg").GetRawText().Contains("\"x\":true", StringComparison.Ordinal))
            .Select(line => Encoding.UTF8.GetBytes(line.GetProperty("msg").GetRawText()))
            .ToArray();
        string[] symbols = ["SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT"];
        var parser = VenueStreamProtocols.BinanceFutures.CreateParser(
            [.. symbols.Select(s => new StreamSubscription(s, InstrumentId.Parse($"binance-usdm:{s}-X:PERP"), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] })]);
        var sink = new CountingSink();
        var received = DateTimeOffset.UnixEpoch;
        int ReadMessages()
        {
            sink.Closed = 0;
            foreach (var message in session)
            {
                parser.Parse(message, received, sink);
            }

            return sink.Closed;
        }

        Write(output, "messages into closed bars", ReadMessages, () => session.Count(ReadMessage), own);
    }

    private static void Write(TextWriter output, string what, Func<int> work, Func<int> plain, double own)
    {
        Rate(work, WarmUp);
        Rate(plain, WarmUp);
        var (rates, plainRates, ratios) = (new double[Passes], new double[Passes], new double[Passes]);
        for (var pass = 0; pass < Passes; pass++)
        {
            (rates[pass], plainRates[pass]) = (Rate(work, PassTime), Rate(plain, PassTime));
            ratios[pass] = rates[pass] / plainRates[pass];
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {Median(rates):N0} | {Median(plainRates):N0} | {Median(ratios):N2} | {BytesOf(work):N1} | {own:N1} |"));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static double Rate(Func<int> work, TimeSpan length)
    {
        long count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            for (var i = 0; i < 20; i++)
            {
                count += work();
            }
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static double BytesOf(Func<int> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = work();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count;
    }

    private static int ReadDocument(byte[] klines)
    {
        using var document = JsonDocument.Parse(klines);
        var bars = new List<Bar>();
        foreach (var row in document.RootElement.EnumerateArray())
        {
            var open = DateTimeOffset.FromUnixTimeMilliseconds(row[0].GetInt64());
            bars.Add(new Bar(Series, open, Number(row[1]), Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]), open.AddMinutes(1), BarProvenance.VenueRest)
            {
                Detail = new BarDetail { QuoteVolume = Number(row[7]), TradeCount = row[8].GetInt64(), TakerBuyVolume = Number(row[9]), TakerBuyQuoteVolume = Number(row[10]) },
            });
        }

        return bars.Count;
    }

    private static bool ReadMessage(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        var bar = document.RootElement.GetProperty("data").GetProperty("k");
        var open = DateTimeOffset.FromUnixTimeMilliseconds(bar.GetProperty("t").GetInt64());
        var closed = new Bar(
            Series, open, Number(bar.GetProperty("o")), Number(bar.GetProperty("h")), Number(bar.GetProperty("l")), Number(bar.GetProperty("c")), Number(bar.GetProperty("v")), open.AddMinutes(1), BarProvenance.VenueStream)
        {
            Detail = new BarDetail
            {
                QuoteVolume = Number(bar.GetProperty("q")),
                TradeCount = bar.GetProperty("n").GetInt64(),
                TakerBuyVolume = Number(bar.GetProperty("V")),
                TakerBuyQuoteVolume = Number(bar.GetProperty("Q")),
            },
        };
        return closed.Volume >= 0;
    }

    private static decimal Number(JsonElement element) => decimal.Parse(element.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);

    private sealed class CountingSink : IStreamSink
    {
        public int Closed { get; set; }

        public void OnBar(Bar bar) => Closed += bar.IsProvisional ? 0 : 1;

        public void OnTrade(Trade trade)
        {
        }

        public void OnBestPrices(in BestPrices prices)
        {
        }

        public void OnBook(BookUpdate update)
        {
        }

        public void OnNotice(StreamNotice notice)
        {
        }
    }
}
