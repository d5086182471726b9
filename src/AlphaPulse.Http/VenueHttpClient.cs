using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AlphaPulse.Http;

/// <summary>Asks one venue for JSON, patiently and without believing everything that comes back.</summary>
/// <remarks>
/// <para>Nothing is sent that the limits of the venue do not allow: requests wait for their <see cref="Budget"/>, which all clients of
/// one host in the process share, and all processes of the machine that name one <see cref="VenueHttpOptions.SharedBudgetFolder"/>. No
/// ban is broken: its end is taken from <c>Retry-After</c>, from the words of the error, or assumed where neither names it.</para>
/// <para>Tried again: a cut or refused connection, a try that takes too long, 408, 429, 5xx, whatever is no JSON although the status
/// says success, and what the venue's own code calls passing; after waits with decorrelated jitter. A host that mostly fails is left
/// alone for a while by a circuit breaker that the clients of the host in this process share. A ban (418) whose end nobody names is not tried against. Redirects are not followed. A request that
/// must not arrive twice is tried again only where the venue cannot have acted on it.</para>
/// <para>Bodies are read to a limit and returned only if they are whole JSON that is no error. Safe for use from any thread.</para>
/// </remarks>
public sealed class VenueHttpClient : IDisposable
{
    private static readonly ResiliencePropertyKey<VenueCall> CallKey = new("call");

    private readonly HttpClient _http;
    private readonly string _venue;
    private readonly Uri _baseUrl;
    private readonly VenueHttpOptions _options;
    private readonly TimeProvider _time;
    private readonly ResponseReader _reader;
    private readonly RetryDelay _delay;
    private readonly IRateLimitReader? _limitReader;
    private readonly RefusalHeeder _heeder;
    private readonly HostBreaker? _breaker;
    private readonly ResiliencePipeline<byte[]> _pipeline;
    private readonly ResiliencePipeline _oneTry;
    private readonly ILogger _logger;

    /// <summary>Creates a client.</summary>
    /// <param name="venue">The venue, for errors.</param>
    /// <param name="baseUrl">Where its interface is: an absolute <c>http</c> or <c>https</c> address without user, query or fragment.</param>
    /// <param name="errors">How the venue writes its errors.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">How patient it is; <see langword="null"/> for the defaults.</param>
    /// <param name="handler">What sends requests, owned by the client; <see langword="null"/> for that of the options.</param>
    /// <param name="limits">What the venue allows; <see langword="null"/> where it states nothing.</param>
    /// <param name="logger">Where bans, waits and shared budgets that cannot be read are logged; <see langword="null"/> for nowhere.</param>
    /// <exception cref="ArgumentException">The address, a limit or an option is out of range.</exception>
    public VenueHttpClient(
        string venue,
        Uri baseUrl,
        IVenueErrorReader errors,
        TimeProvider time,
        VenueHttpOptions? options = null,
        HttpMessageHandler? handler = null,
        RateLimits? limits = null,
        ILogger? logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(venue);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(time);
        _options = options ?? new VenueHttpOptions();
        VenueHttpOptions.Check(_options);
        _venue = venue;
        _baseUrl = CheckBaseUrl(baseUrl);
        _time = time;
        _reader = new ResponseReader(venue, errors, time, _options.MaximumResponseBytes, limits is not null);
        _logger = logger ?? NullLogger.Instance;
        _limitReader = limits?.Reader;
        Budget = HostBudgets.Of(_baseUrl, time, limits?.Windows ?? [], _options.SharedBudgetFolder, logger);
        _heeder = new RefusalHeeder(Budget, time, limits?.UnnamedBan);
        _delay = new RetryDelay(new DeterministicRandom(_options.JitterSeed ?? time.GetUtcNow().Ticks), _options.BaseDelay, _options.MaximumDelay);
        _http = new HttpClient(handler ?? _options.CreateHandler?.Invoke() ?? CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("User-Agent", "AlphaPulse");
        _oneTry = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(new TimeoutStrategyOptions { Timeout = _options.TryTimeout }).Build();
        _breaker = _options.BreakerMinimumRequests > 0 ? HostBreakers.Of(Budget.Name, time, _options) : null;
        _pipeline = CreatePipeline(_breaker);
    }

    /// <summary>The budget of the host: what is used, what is banned, how long more requests will take.</summary>
    public RateBudget Budget { get; }

    /// <summary>Makes what sends requests where nobody says otherwise, for handlers that stand before it: a pool of connections, without redirects and cookies.</summary>
    /// <returns>The handler.</returns>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

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
        var call = new VenueCall(request, target, _options.Authorization, _time.GetUtcNow() + _options.Deadline);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, client) => await client.AdmitAsync(context.Properties.GetValue(CallKey, null!), context.CancellationToken).ConfigureAwait(false),
                context,
                this).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw TooLate(call, exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw Broken(call, exception);
        }
        finally
        {
            _breaker?.Note();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What takes the secrets of a request out of every text of its answer that is shown or kept: this client does so in its own errors, who reads the body does it in theirs.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The filter, which knows the authorization of the options too.</returns>
    public SecretFilter FilterOf(VenueHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SecretFilter(request, _options.Authorization);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Whether a try that ended so is a fault of the host.</summary>
    internal static bool IsFaultOfHost(Exception? exception, ResilienceContext context) =>
        context.Properties.GetValue(CallKey, null!).WasSent && exception is TimeoutRejectedException or VenueException { HttpStatus: null or >= 500 };

    /// <summary>Whether a try ended before the host could show whether it is well: it was not sent, or was cancelled.</summary>
    internal static bool IsWithoutAnswer(Exception? exception, ResilienceContext context) =>
        exception is not null && (!context.Properties.GetValue(CallKey, null!).WasSent || exception is OperationCanceledException);

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

    private ResiliencePipeline<byte[]> CreatePipeline(HostBreaker? breaker)
    {
        var builder = new ResiliencePipelineBuilder<byte[]> { TimeProvider = _time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _options.Deadline });
        if (_options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<byte[]>
            {
                MaxRetryAttempts = _options.Retries,
                ShouldHandle = arguments => new(IsWorthRetrying(arguments.Outcome.Exception, arguments.Context.Properties.GetValue(CallKey, null!))),
                DelayGenerator = arguments => new(DelayBefore(arguments.Outcome.Exception, arguments.Context.Properties.GetValue(CallKey, null!))),
                OnRetry = arguments =>
                {
                    _breaker?.Note();
                    HttpTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("venue", _venue));
                    HttpLog.Retrying(_logger, _venue, arguments.RetryDelay, arguments.Outcome.Exception?.Message ?? string.Empty);
                    return default;
                },
            });
        }

        if (breaker is not null)
        {
            builder.AddPipeline(breaker.Pipeline);
        }

        return builder.Build();
    }

    /// <summary>Waits for the budget, which the time of a try does not include, and tries once.</summary>
    private async ValueTask<byte[]> AdmitAsync(VenueCall call, CancellationToken cancellationToken)
    {
        _breaker?.Note();
        call.MayHaveActed = false;
        call.WasSent = false;
        var left = call.DeadlineAt - _time.GetUtcNow();
        var demand = new RateDemand
        {
            Weight = call.Request.Weight,
            Group = call.Request.RateGroup,
            Priority = call.Request.Priority,
            Patience = left > TimeSpan.Zero ? left : TimeSpan.Zero,
            Flight = _options.TryTimeout,
            Concurrency = _options.MaximumConcurrency,
        };
        RateLease lease;
        try
        {
            lease = await Budget.AcquireAsync(demand, cancellationToken).ConfigureAwait(false);
        }
        catch (RateBudgetException exception)
        {
            throw new VenueException(_venue, $"{call.Name} of {_venue} was not sent: {exception.Message}", exception)
            {
                RetryAt = exception.RetryAt,
                IsTransient = exception.RetryAt is not null,
                IsRateRefusal = exception.RetryAt is not null,
            };
        }

        using (lease)
        {
            return await _oneTry.ExecuteAsync(
                static async (state, token) => await state.Client.TryAsync(state.Call, token).ConfigureAwait(false), (Client: this, Call: call), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<byte[]> TryAsync(VenueCall call, CancellationToken cancellationToken)
    {
        ResponseHead? unread = null;
        try
        {
            HttpTelemetry.Requests.Add(1, new KeyValuePair<string, object?>("venue", _venue));
            using var message = call.CreateMessage();
            call.WasSent = true;
            call.MayHaveActed = true;
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            call.MayHaveActed = response.StatusCode != System.Net.HttpStatusCode.TooManyRequests;
            if (_limitReader is not null)
            {
                Budget.Observe(_limitReader.Read(response.Headers), response.Headers.Date);
            }

            var head = _reader.ReadHead(response);
            if (head.BannedUntil is { } until)
            {
                Budget.Ban(until);
            }

            unread = head;
            var answer = await _reader.ReadAsync(response, head, call, cancellationToken).ConfigureAwait(false);
            unread = null;
            if (answer.Body is not null)
            {
                Budget.Forgive();
                return answer.Body;
            }

            throw _heeder.Heed(answer.Refusal, answer.Failure!, head, call, answer.MinimumPause);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A connection that we closed ourselves is no fault of the venue.
            cancellationToken.ThrowIfCancellationRequested();
            call.MayHaveActed &= exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
            call.Last = ResponseReader.Unreachable(_venue, call, unread, exception);
            if (unread is { } head)
            {
                unread = null;
                call.Last = _heeder.Heed(head.Refusal, call.Last, head, call);
            }

            throw call.Last;
        }
        catch (VenueException exception)
        {
            call.Last = unread is { } head ? _heeder.Heed(head.Refusal, exception, head, call) : exception;
            unread = null;
            throw call.Last;
        }
        finally
        {
            // What the status says holds although its body took too long.
            if (unread is { } head)
            {
                _heeder.Heed(head.Refusal, retryAt: head.RetryAt, head, call);
            }
        }
    }

    private bool IsWorthRetrying(Exception? exception, VenueCall call) => (call.Request.IsRepeatable || !call.MayHaveActed) && exception switch
    {
        TimeoutRejectedException => true,
        BrokenCircuitException { RetryAfter: { } wait } => _time.GetUtcNow() + wait < call.DeadlineAt,
        VenueException { IsTransient: true } failure => failure.RetryAt is not { } until || until < call.DeadlineAt,
        _ => false,
    };

    private TimeSpan? DelayBefore(Exception? exception, VenueCall call)
    {
        var asked = exception switch
        {
            VenueException { RetryAt: { } until } => until - _time.GetUtcNow(),
            BrokenCircuitException { RetryAfter: { } wait } => wait,
            _ => (TimeSpan?)null,
        };
        if (asked is { } least)
        {
            return (least > TimeSpan.Zero ? least : TimeSpan.Zero) + _delay.Spread();
        }

        call.Waited = _delay.Next(call.Waited);
        return call.Waited;
    }

    private VenueException Broken(VenueCall call, BrokenCircuitException exception)
    {
        var before = call.Last is { } last ? $" Before that: {last.Message}" : string.Empty;
        return new VenueException(
            _venue, $"{call.Name} of {_venue} was not sent: {Budget.Name} failed too often and is left alone for a while. Check whether it works, and ask again later.{before}", exception)
        {
            HttpStatus = call.Last?.HttpStatus,
            RetryAt = exception.RetryAfter is { } wait ? _time.GetUtcNow() + wait : null,
            IsTransient = true,
        };
    }

    private VenueException TooLate(VenueCall call, TimeoutRejectedException exception)
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
            IsRateRefusal = call.Last is { IsRateRefusal: true, RetryAt: not null },
        };
    }
}
