using System.Globalization;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AlphaPulse.Http;

/// <summary>Asks one venue for JSON, patiently and without believing everything that comes back.</summary>
/// <remarks>
/// <para>Tried again: a cut or refused connection, a try that takes too long, 408, 429, 5xx, whatever is no JSON although the status
/// says success, and what the venue's own code calls passing. <c>Retry-After</c> and an end that the body names are kept, by every
/// later request of this client too; a ban (418) whose end nobody names is not tried against. Redirects are not followed. A request that
/// must not arrive twice is tried again only where the venue cannot have acted on it.</para>
/// <para>Bodies are read to a limit and returned only if they are whole JSON that is no error. Safe for use from any thread.</para>
/// </remarks>
public sealed class VenueHttpClient : IDisposable
{
    private static readonly ResiliencePropertyKey<Call> CallKey = new("call");
    private readonly HttpClient _http;
    private readonly string _venue;
    private readonly Uri _baseUrl;
    private readonly VenueHttpOptions _options;
    private readonly TimeProvider _time;
    private readonly ResponseReader _reader;
    private readonly DeterministicRandom _jitter;
    private readonly ResiliencePipeline<byte[]> _pipeline;
    private long _closedUntilTicks;

    /// <summary>Creates a client.</summary>
    /// <param name="venue">The venue, for errors.</param>
    /// <param name="baseUrl">Where its interface is: an absolute <c>http</c> or <c>https</c> address without user, query or fragment.</param>
    /// <param name="errors">How the venue writes its errors.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">How patient it is; <see langword="null"/> for the defaults.</param>
    /// <param name="handler">What sends requests, owned by the client; <see langword="null"/> for a pool of connections.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public VenueHttpClient(
        string venue, Uri baseUrl, IVenueErrorReader errors, TimeProvider time, VenueHttpOptions? options = null, HttpMessageHandler? handler = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(venue);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(time);
        _options = options ?? new VenueHttpOptions();
        VenueHttpOptions.Check(_options);
        _venue = venue;
        _baseUrl = CheckBaseUrl(baseUrl);
        _time = time;
        _reader = new ResponseReader(venue, errors, time, _options.MaximumResponseBytes);
        _jitter = new DeterministicRandom(_options.JitterSeed ?? time.GetUtcNow().Ticks);
        _http = new HttpClient(handler ?? CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("User-Agent", "AlphaPulse");
        _pipeline = CreatePipeline();
    }

    /// <summary>Asks with GET and returns the body, which is whole JSON and no error.</summary>
    /// <param name="path">The path below the base address, without a leading <c>/</c>, as in <c>api/v3/klines</c>. Errors name it.</param>
    /// <param name="query">The query, escaped, without <c>?</c>; empty for none. Errors do not name it.</param>
    /// <param name="cancellationToken">Cancels the request and its waits.</param>
    /// <returns>The bytes of the body.</returns>
    /// <exception cref="VenueException">The venue refused, did not answer in time, or gave no answer.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    public Task<ReadOnlyMemory<byte>> GetJsonAsync(string path, string query = "", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(query);
        return SendJsonAsync(new VenueHttpRequest { Method = HttpMethod.Get, Path = path, Query = query, IsRepeatable = true }, cancellationToken);
    }

    /// <summary>Sends a request and returns the body of the answer, which is whole JSON and no error.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request and its waits.</param>
    /// <returns>The bytes of the body.</returns>
    /// <exception cref="VenueException">
    /// The venue refused, did not answer in time, or gave no answer. Where the request is not repeatable, it may have acted on it nevertheless.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    public async Task<ReadOnlyMemory<byte>> SendJsonAsync(VenueHttpRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Path))
        {
            throw new ArgumentException("A request needs a path below the base address.", nameof(request));
        }

        var target = new Uri(_baseUrl, string.IsNullOrEmpty(request.Query) ? request.Path : $"{request.Path}?{request.Query}");
        var call = new Call(request, target, _time.GetUtcNow() + _options.Deadline);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, client) => await client.TryAsync(context.Properties.GetValue(CallKey, null!), context.CancellationToken).ConfigureAwait(false),
                context,
                this).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw TooLate(call, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static Uri CheckBaseUrl(Uri baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        if (!baseUrl.IsAbsoluteUri || (baseUrl.Scheme != Uri.UriSchemeHttp && baseUrl.Scheme != Uri.UriSchemeHttps)
            || baseUrl.UserInfo.Length > 0 || baseUrl.Query.Length > 0 || baseUrl.Fragment.Length > 0)
        {
            throw new ArgumentException("The base address must be an absolute http or https address without user, query or fragment, as in https://api.example.com.", nameof(baseUrl));
        }

        return baseUrl.AbsoluteUri.EndsWith('/') ? baseUrl : new Uri(baseUrl.AbsoluteUri + "/");
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    private ResiliencePipeline<byte[]> CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder<byte[]> { TimeProvider = _time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _options.Deadline });
        if (_options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<byte[]>
            {
                MaxRetryAttempts = _options.Retries,
                ShouldHandle = arguments => new(IsWorthRetrying(arguments.Outcome.Exception, arguments.Context.Properties.GetValue(CallKey, null!))),
                DelayGenerator = arguments => new(DelayBefore(arguments.AttemptNumber, arguments.Outcome.Exception)),
                OnRetry = arguments =>
                {
                    HttpTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("venue", _venue));
                    return default;
                },
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = _options.TryTimeout }).Build();
    }

    private async ValueTask<byte[]> TryAsync(Call call, CancellationToken cancellationToken)
    {
        call.MayHaveActed = false;
        try
        {
            ThrowIfClosed(call);
            HttpTelemetry.Requests.Add(1, new KeyValuePair<string, object?>("venue", _venue));
            using var message = call.CreateMessage();
            message.Headers.Authorization = _options.Authorization;
            call.MayHaveActed = true;
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            call.MayHaveActed = response.StatusCode != System.Net.HttpStatusCode.TooManyRequests;
            return await _reader.ReadAsync(response, call.Name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A connection that we closed ourselves is no fault of the venue.
            cancellationToken.ThrowIfCancellationRequested();
            call.MayHaveActed &= exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
            call.Last = ResponseReader.Unreachable(_venue, call.Name, exception);
            throw call.Last;
        }
        catch (VenueException exception)
        {
            call.Last = exception;
            if (exception is { RetryAt: { } until, HttpStatus: 418 or 429 })
            {
                CloseUntil(until);
            }

            throw;
        }
    }

    private static bool IsWorthRetrying(Exception? exception, Call call) => (call.Request.IsRepeatable || !call.MayHaveActed) && exception switch
    {
        TimeoutRejectedException => true,
        VenueException { IsTransient: true } failure => failure.RetryAt is not { } until || until < call.DeadlineAt,
        _ => false,
    };

    private TimeSpan? DelayBefore(int attempt, Exception? exception)
    {
        double random;
        lock (_jitter)
        {
            random = _jitter.NextDouble();
        }

        // A little is added to what the venue asks for, so that not everyone who was turned away comes back at the same moment.
        if (exception is VenueException { RetryAt: { } until })
        {
            var wait = until - _time.GetUtcNow();
            return (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) + (_options.BaseDelay * random);
        }

        var doubled = _options.BaseDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt, 30));
        return TimeSpan.FromSeconds(Math.Min(doubled, _options.MaximumDelay.TotalSeconds) * (0.5 + (0.5 * random)));
    }

    private void ThrowIfClosed(Call call)
    {
        var until = new DateTimeOffset(Interlocked.Read(ref _closedUntilTicks), TimeSpan.Zero);
        if (until > _time.GetUtcNow())
        {
            throw new VenueException(
                _venue, $"{call.Name} was not sent: {_venue} asked to be left alone until {UtcText.Format(until)}. Ask again then.")
            {
                RetryAt = until,
                IsTransient = true,
            };
        }
    }

    private void CloseUntil(DateTimeOffset until)
    {
        var ticks = until.UtcTicks;
        var held = Interlocked.Read(ref _closedUntilTicks);
        while (held < ticks)
        {
            var seen = Interlocked.CompareExchange(ref _closedUntilTicks, ticks, held);
            if (seen == held)
            {
                return;
            }

            held = seen;
        }
    }

    private VenueException TooLate(Call call, TimeoutRejectedException exception)
    {
        var before = call.Last is { } last ? $" Before that: {last.Message}" : string.Empty;
        return new VenueException(
            _venue,
            string.Create(CultureInfo.InvariantCulture, $"{_venue} gave no answer to {call.Name} within {exception.Timeout.TotalSeconds:0.###} s. Check the network and the base address, or allow more time.{before}"),
            exception)
        {
            HttpStatus = call.Last?.HttpStatus,
            VenueCode = call.Last?.VenueCode,
            RetryAt = call.Last?.RetryAt,
            IsTransient = true,
        };
    }

    /// <summary>One request over all its tries.</summary>
    private sealed class Call(VenueHttpRequest request, Uri target, DateTimeOffset deadlineAt)
    {
        public VenueHttpRequest Request { get; } = request;

        /// <summary>The method and the path, for messages.</summary>
        public string Name { get; } = $"{request.Method} {target.AbsolutePath}";

        public DateTimeOffset DeadlineAt { get; } = deadlineAt;

        /// <summary>Whether the last try may have reached the venue and moved it to act.</summary>
        public bool MayHaveActed { get; set; }

        public VenueException? Last { get; set; }

        public HttpRequestMessage CreateMessage()
        {
            var message = new HttpRequestMessage(Request.Method, target);
            if (Request.Content is { } content)
            {
                message.Content = new ReadOnlyMemoryContent(content);
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Request.ContentType);
            }

            return message;
        }
    }
}
