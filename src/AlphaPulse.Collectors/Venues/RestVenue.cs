using System.Collections.Concurrent;
using System.Text.Json;
using AlphaPulse.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>
/// What venues have in common when they are asked over REST: paging, order, overlap, forming bars, rows that can be nothing, errors. A
/// venue adds its paths, the layout of its rows and what their fields mean.
/// </summary>
/// <remarks>
/// <para>Starts are aligned to the grid of the timeframe and pages overlap by one bar, so that nothing is lost or doubled between them
/// whether the venue includes the borders of a page or not. A span without bars moves on; an answer out of order, of another span, or
/// that never gets further is a <see cref="VenueException"/>.</para>
/// <para>A bar is withheld until its whole length is over by the venue's clock, and as long as the venue says that it forms. Numbers go
/// from the bytes of the answer into decimals, digit for digit; what a decimal cannot hold makes the row no bar and no trade, with that
/// reason. Implementations are safe for use from any thread.</para>
/// </remarks>
public abstract partial class RestVenue : IVenue, IVenueStreams, IDisposable
{
    private const int MostFields = 16;
    private readonly RestVenueOptions _options;
    private readonly TimeProvider _time;
    private readonly VenueHttpClient _http;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, bool> _ignored = new(StringComparer.Ordinal);
    private volatile ClockReading? _clock;

    /// <summary>The rows of the last answer that was read, to be used again.</summary>
    private List<BarRow>? _rows;

    /// <summary>Creates the venue.</summary>
    /// <param name="descriptor">What it can do.</param>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="errors">How it writes its errors.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    protected RestVenue(VenueDescriptor descriptor, RestVenueOptions options, IVenueErrorReader errors, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.PageLimit < 2 || options.PageLimit > descriptor.BarLimit)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.PageLimit,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.GetType().Name}.PageLimit must be from 2 to {descriptor.BarLimit}."));
        }

        Descriptor = descriptor;
        _options = options;
        _time = time;
        _http = new VenueHttpClient(descriptor.Name, options.BaseUrl, errors, time, options.Http, limits: options.Limits ?? descriptor.Limits, logger: options.LoggerFactory?.CreateLogger<VenueHttpClient>());
        _logger = options.LoggerFactory?.CreateLogger<RestVenue>() ?? (ILogger)NullLogger.Instance;
        Symbols = [.. options.Symbols];
    }

    /// <inheritdoc/>
    public VenueDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public string Venue => Descriptor.Name;

    /// <inheritdoc/>
    public string Address => _options.BaseUrl.AbsoluteUri;

    /// <inheritdoc/>
    public IReadOnlyList<string> Symbols { get; }

    /// <inheritdoc/>
    /// <remarks>Default: none, and then bars come over REST alone.</remarks>
    public virtual IReadOnlyList<VenueStreamProtocol> Streams => [];

    /// <summary>How bars are written.</summary>
    protected abstract VenueRowLayout BarLayout { get; }

    /// <summary>How trades are written.</summary>
    protected abstract VenueRowLayout TradeLayout { get; }

    /// <summary>Asks for the venue's clock.</summary>
    protected abstract VenueRequest ClockRequest { get; }

    /// <inheritdoc/>
    public async Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default)
    {
        using var document = await GetAsync(ClockRequest, cancellationToken).ConfigureAwait(false);
        var now = Read(ClockRequest, document, ReadClock);
        _clock = new ClockReading(now, _time.GetTimestamp());
        return now;
    }

    /// <inheritdoc/>
    public async Task<VenueInstruments> GetInstrumentsAsync(CancellationToken cancellationToken = default)
    {
        var list = new VenueInstrumentList(Venue);
        var request = await ReadInstrumentsAsync(null, list, cancellationToken).ConfigureAwait(false);
        var (filter, instruments) = (FilterOf(request), list.ToInstruments());
        return instruments with { Rejected = [.. instruments.Rejected.Select(r => new RejectedRow(filter.Apply(r.Raw), filter.Apply(r.Reason)))] };
    }

    /// <inheritdoc/>
    public async Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var list = new VenueInstrumentList(Venue);
        VenueRequest request;
        try
        {
            request = await ReadInstrumentsAsync(symbol, list, cancellationToken).ConfigureAwait(false);
        }
        catch (VenueException refusal) when (IsAboutSymbol(refusal, symbol))
        {
            throw new VenueException(Venue, refusal.Message, refusal) { HttpStatus = refusal.HttpStatus, VenueCode = refusal.VenueCode, IsAboutSymbol = true };
        }

        var (listed, rejected) = list.ToInstruments();
        if (listed.FirstOrDefault(i => i.Symbol == symbol) is { } found)
        {
            return found.Instrument;
        }

        throw new VenueException(Venue, rejected.FirstOrDefault(r => r.Raw == symbol) is { } refused
            ? $"The symbol '{symbol}' of {Venue} is no instrument here: {FilterOf(request).Apply(refused.Reason)}."
            : $"GET /{request.Path} of {Venue} does not list the symbol '{symbol}'. Write it as the venue does, as in {Descriptor.SymbolExample}.")
        {
            IsAboutSymbol = true,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections.</summary>
    /// <param name="disposing">Whether it is disposed of rather than finalised.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }
    }

    /// <summary>Reads the venue's clock.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The time, UTC: that of the venue, or an earlier one that it has certainly passed.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    protected abstract DateTimeOffset ReadClock(JsonElement answer);

    /// <summary>Asks for instruments.</summary>
    /// <param name="symbol">The only symbol that is wanted, for venues that can be asked for one; <see langword="null"/> for all.</param>
    /// <param name="token">The token that the answer before named; <see langword="null"/> for the first request.</param>
    /// <returns>The request.</returns>
    protected abstract VenueRequest InstrumentsRequest(string? symbol, string? token);

    /// <summary>Reads instruments.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="list">Where they go.</param>
    /// <returns>The token of the next page; <see langword="null"/> where there is none.</returns>
    /// <exception cref="JsonException">The answer has another form.</exception>
    protected abstract string? ReadInstruments(JsonElement answer, VenueInstrumentList list);

    /// <summary>Reads what an answer about instruments says of the limits, which then hold; nothing by default.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="ignore">Told why a limit is left out that is not understood, which is logged; what held for it before still holds.</param>
    /// <returns>The limits; empty where there are none.</returns>
    /// <exception cref="JsonException">The answer has another form.</exception>
    protected virtual IReadOnlyList<RateLimit> ReadLimits(JsonElement answer, Action<string> ignore) => [];

    /// <summary>The most bars that the venue gives for a start of an age.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="start">The first open time that is wanted.</param>
    /// <param name="clock">The venue's clock at the request.</param>
    /// <returns>The limit, from 2 on; <see cref="RestVenueOptions.PageLimit"/> where the limit depends on neither.</returns>
    protected virtual int BarLimitAt(Timeframe timeframe, DateTimeOffset start, DateTimeOffset clock) => _options.PageLimit;

    /// <summary>Asks for bars.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The request.</returns>
    protected abstract VenueRequest BarsRequest(VenueBarQuery query);

    /// <summary>Reads a row as a bar. What cannot be read leaves a defect in the row; the open time is read first.</summary>
    /// <param name="row">The row.</param>
    /// <param name="series">The series.</param>
    /// <param name="bar">What the row says.</param>
    protected abstract void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar);

    /// <summary>Asks for trades.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The request.</returns>
    protected abstract VenueRequest TradesRequest(VenueTradeQuery query);

    /// <summary>Reads a row as a trade. What cannot be read leaves a defect in the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="instrument">The instrument.</param>
    /// <param name="trade">What the row says.</param>
    protected abstract void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade);

    private static VenueHttpRequest ToHttp(VenueRequest request) => new()
    {
        Method = HttpMethod.Get,
        Path = request.Path,
        Query = request.Query,
        IsRepeatable = true,
        Weight = request.Weight,
        RateGroup = request.RateGroup,
        Priority = request.Priority,
    };

    /// <summary>The venue's clock by now: a backfill may go on for hours after it was asked for.</summary>
    private DateTimeOffset ClockAfter(DateTimeOffset asOf) =>
        _clock is { } read && read.Time + _time.GetElapsedTime(read.ReadAt) is var now && now > asOf ? now : asOf;

    private async Task<VenueRequest> ReadInstrumentsAsync(string? symbol, VenueInstrumentList list, CancellationToken cancellationToken)
    {
        string? token = null;
        var tokens = new PageTokens();
        while (true)
        {
            var request = InstrumentsRequest(symbol, token);
            using var document = await GetAsync(request, cancellationToken).ConfigureAwait(false);
            var next = Read(request, document, answer =>
            {
                var following = ReadInstruments(answer, list);
                list.RequireReadable();
                return following;
            });
            if (Read(request, document, answer => ReadLimits(answer, reason => Ignore(request, reason))) is { Count: > 0 } limits)
            {
                _http.Budget.Configure(limits);
            }

            if (next is null)
            {
                return request;
            }

            token = tokens.IsAgain(next) ? throw StandsStillAt(request, next) : next;
        }
    }

    /// <summary>A lasting refusal of a question that names a symbol, and nothing else that could be wrong, says that there is no such symbol.</summary>
    private bool IsAboutSymbol(VenueException refused, string symbol) =>
        refused is { IsTransient: false, IsRateRefusal: false } and ({ HttpStatus: 400 or 404 } or { HttpStatus: 200, VenueCode: not null })
        && InstrumentsRequest(symbol, token: null) != InstrumentsRequest($"not {symbol}", token: null);

    /// <summary>The list is read often, and what it says of limits is logged once.</summary>
    private void Ignore(VenueRequest request, string reason)
    {
        var shown = FilterOf(request).Apply(reason);
        if (_ignored.TryAdd(shown, true))
        {
            CollectorsLog.LimitIgnored(_logger, Venue, shown);
        }
    }

    private async Task<JsonDocument> GetAsync(VenueRequest request, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await SendAsync(request, cancellationToken).ConfigureAwait(false));

    private Task<ReadOnlyMemory<byte>> SendAsync(VenueRequest request, CancellationToken cancellationToken) =>
        _http.SendJsonAsync(ToHttp(request), cancellationToken);

    /// <summary>What no text of the answer to a request may show.</summary>
    private SecretFilter FilterOf(VenueRequest request) => _http.FilterOf(ToHttp(request));

    private T Read<T>(VenueRequest request, JsonDocument document, Func<JsonElement, T> read)
    {
        try
        {
            return read(document.RootElement);
        }
        catch (Exception exception) when (VenueInstrumentList.IsOfAnotherForm(exception))
        {
            throw Unexpected(request, exception);
        }
    }

    private VenueException Unexpected(VenueRequest request, Exception cause)
    {
        var filter = FilterOf(request);
        var message = $"{Venue} answered GET /{request.Path} in another form than documented: {filter.Apply(cause.Message)} Check that the base address {Address} is the interface of {Descriptor.Title}.";
        return filter.Apply(cause) is { } shown ? new VenueException(Venue, message, shown) : new VenueException(Venue, message);
    }

    private VenueException StandsStill(VenueRequest request, string how) => new(
        Venue, $"{Venue} does not get further with GET /{request.Path}: {FilterOf(request).Apply(how)}. Whole pages before are stored; report this to the venue and try again.");

    private VenueException StandsStillAt(VenueRequest request, string token) => StandsStill(request, $"it named the page '{token}' again");

    /// <summary>The venue's clock and our monotonic one when it was read.</summary>
    private sealed record ClockReading(DateTimeOffset Time, long ReadAt);
}
