using System.Net;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Answers requests out of a recorded session and sends none.</summary>
/// <remarks>
/// <para>A request gets the answer of the first recorded one that nobody has had yet and that asked for the same: method, path, query and body. The host may be another.
/// A time in the query that is no full second, as a live series asks up to now, may be up to 10 seconds later in the recording, and never earlier.</para>
/// <para>Answers have the status, the headers and the body that they had, and break off where they did. What the recording has no answer to is a
/// <see cref="HttpRequestException"/> that names it, as if the venue were not to be reached: nothing is made up. Answers come at once; a test or a simulation moves
/// its clock by what it is called with. It is the <see cref="VenueHttpOptions.CreateHandler"/> of a venue. Safe for use from any thread.</para>
/// </remarks>
public sealed class ReplayHttpHandler : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<RecordedExchange>> _left = new(StringComparer.Ordinal);
    private readonly Action<DateTimeOffset>? _onEvent;

    /// <summary>Creates the handler.</summary>
    /// <param name="events">The events of the session; those that are no requests and no answers are left to <see cref="ReplayTransport"/>.</param>
    /// <param name="onEvent">Called with the time of each answer before it is handed over; nothing by default.</param>
    public ReplayHttpHandler(IEnumerable<SessionEvent> events, Action<DateTimeOffset>? onEvent = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        _onEvent = onEvent;
        var all = events.Where(item => item.Kind is SessionEventKind.Request or SessionEventKind.Answer && item.Connection is not null).ToList();
        var answers = all.Where(item => item.Kind == SessionEventKind.Answer).ToLookup(item => item.Connection);
        foreach (var request in all.Where(item => item is { Kind: SessionEventKind.Request, Url: not null, Http.Method: not null }))
        {
            var key = RecordedExchange.KeyOf(request.Http!.Method!, request.Url!);
            if (!_left.TryGetValue(key, out var exchanges))
            {
                _left.Add(key, exchanges = []);
            }

            exchanges.Add(new RecordedExchange(request, answers[request.Connection].FirstOrDefault()));
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [];
        var filter = SecretFilter.Of(request, body);
        var url = filter.Apply(request.RequestUri!.AbsoluteUri);
        var clean = RecordingHttpHandler.Clean(body, filter);
        if (Take(RecordedExchange.KeyOf(request.Method.Method, url), url, clean) is not { Answer: { } answer })
        {
            throw new HttpRequestException(
                $"The recording has no answer left to {request.Method} {new Uri(url).PathAndQuery}. Ask for what was asked for when it was recorded, with the same options.");
        }

        _onEvent?.Invoke(answer.Time);
        if (answer.Http is not { Status: { } status } http)
        {
            throw new HttpRequestException($"The recorded request was not answered: {answer.Http?.Error ?? "the recording does not say why"}");
        }

        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            RequestMessage = request,
            Content = http.Error is { } error ? new StreamContent(new BrokenStream(answer.Message, error)) : new ReadOnlyMemoryContent(answer.Message),
        };
        foreach (var (name, value) in http.Headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private RecordedExchange? Take(string key, string url, byte[] body)
    {
        lock (_lock)
        {
            if (!_left.TryGetValue(key, out var exchanges) || exchanges.FindIndex(exchange => exchange.IsOf(url, body)) is not (var at and >= 0))
            {
                return null;
            }

            var found = exchanges[at];
            exchanges.RemoveAt(at);
            return found;
        }
    }
}
