using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AlphaPulse.Http;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Closed bars of Binance's spot market over REST: <c>exchangeInfo</c>, <c>time</c> and <c>klines</c>; needs no key.</summary>
/// <remarks>
/// Pages go forward and overlap by one bar, so that nothing is lost or doubled between them whether the venue includes the start of a
/// page or not. Requests go within the limits of the venue, which <c>exchangeInfo</c> states and answers correct; pages are of
/// <see cref="RequestPriority.Backfill"/>. Safe for use from any thread.
/// </remarks>
public sealed class BinanceBarSource : IVenueBarSource, IDisposable
{
    private const string Klines = "api/v3/klines";
    private const string ExchangeInfo = "api/v3/exchangeInfo";
    private const string Clock = "api/v3/time";
    private readonly BinanceOptions _options;
    private readonly VenueHttpClient _http;

    /// <summary>Creates the source.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public BinanceBarSource(IOptions<BinanceOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        if (_options.PageLimit is < 2 or > 1_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), _options.PageLimit, "BinanceOptions.PageLimit must be from 2 to 1,000.");
        }

        _http = new VenueHttpClient(Venue, _options.BaseUrl, new BinanceErrorReader(), time, _options.Http, limits: BinanceRates.Documented);
    }

    /// <inheritdoc/>
    public string Venue => "binance";

    /// <inheritdoc/>
    public string Address => _options.BaseUrl.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var body = await AskAsync(ExchangeInfo, $"symbol={Uri.EscapeDataString(symbol)}", BinanceRates.ExchangeInfo, RequestPriority.Live, cancellationToken).ConfigureAwait(false);
        (string Base, string Quote)? assets;
        try
        {
            assets = BinanceSymbolReader.Find(body.Span, symbol);
            _http.Budget.Configure(BinanceRates.Read(body));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Unexpected(ExchangeInfo, exception.Message, exception);
        }

        if (assets is not { } pair)
        {
            throw new VenueException(Venue, $"GET /{ExchangeInfo} of {Venue} does not list the symbol '{symbol}'. Write it as the venue does, in capitals and without a separator, as in BTCUSDT.");
        }

        return InstrumentId.TryParse($"{Venue}:{pair.Base}-{pair.Quote}", CultureInfo.InvariantCulture, out var instrument)
            ? instrument
            : throw new VenueException(Venue, $"The assets '{pair.Base}' and '{pair.Quote}' of '{symbol}' at {Venue} make no instrument: letters, digits, '.' and '_' are allowed.");
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default)
    {
        var body = await AskAsync(Clock, string.Empty, BinanceRates.Time, RequestPriority.Live, cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(body);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("serverTime", out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var milliseconds) && EpochTime.UnitOf(milliseconds) == EpochUnit.Milliseconds
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : throw Unexpected(Clock, "there is no serverTime in milliseconds.");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var fixedQuery = string.Create(
            CultureInfo.InvariantCulture,
            $"symbol={Uri.EscapeDataString(symbol)}&interval={BinanceIntervals.NameOf(series.Timeframe)}&limit={_options.PageLimit}&endTime={asOf.ToUnixTimeMilliseconds()}");
        return ReadPagesAsync(fixedQuery, $"{Venue} {Klines} {symbol} {series.Timeframe}", series, from, asOf, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<ReadOnlyMemory<byte>> AskAsync(string path, string query, int weight, RequestPriority priority, CancellationToken cancellationToken) => _http.SendJsonAsync(
        new VenueHttpRequest { Method = HttpMethod.Get, Path = path, Query = query, IsRepeatable = true, Weight = weight, Priority = priority }, cancellationToken);

    private async IAsyncEnumerable<VenueBarPage> ReadPagesAsync(
        string fixedQuery, string source, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = CeilingMilliseconds(from);
        BinanceKline? last = null;
        while (start <= asOf)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"{fixedQuery}&startTime={start.ToUnixTimeMilliseconds()}");
            var body = await AskAsync(Klines, query, BinanceRates.Klines, RequestPriority.Backfill, cancellationToken).ConfigureAwait(false);
            var page = new BinancePage(Venue, $"/{Klines}", source, series, asOf, start, last);
            page.Add(ReadRows(body, series));
            if (!page.IsEmpty)
            {
                yield return page.ToPage();
            }

            if (page.IsLast)
            {
                // This is now, or the end of a listing.
                yield break;
            }

            last = page.Last;
            start = last!.Value.OpenTime!.Value;
        }
    }

    private List<BinanceKline> ReadRows(ReadOnlyMemory<byte> body, BarSeriesId series)
    {
        try
        {
            return BinanceKlineReader.Read(body.Span, series);
        }
        catch (JsonException exception)
        {
            throw Unexpected(Klines, exception.Message, exception);
        }
    }

    private static DateTimeOffset CeilingMilliseconds(DateTimeOffset time)
    {
        var below = DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        return below < time ? below.AddMilliseconds(1) : below;
    }

    private VenueException Unexpected(string path, string what, Exception? cause = null)
    {
        var message = $"{Venue} answered GET /{path} in another form than documented: {what} Check that the base address {Address} is its spot interface.";
        return cause is null ? new VenueException(Venue, message) : new VenueException(Venue, message, cause);
    }
}
