using System.Text;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Records requests and their answers into a session, beside the connections of a <see cref="RecordingTransport"/> where that has the same recorder.</summary>
/// <remarks>
/// <para>A request is written when it is sent and an answer when its body has come to its end, was given up or broke off. Nothing that may be secret is
/// written: headers of requests and cookies are left out, and what <see cref="SecretFilter"/> calls secret in a request is <c>***</c> in its address, its body and all
/// of its answer.</para>
/// <para>It is the <see cref="VenueHttpOptions.CreateHandler"/> of a venue. Safe for use from any thread.</para>
/// </remarks>
public sealed class RecordingHttpHandler : DelegatingHandler
{
    /// <summary>What belongs to the way of a body and not to the body, and what a venue wants to know us by.</summary>
    private static readonly HashSet<string> LeftOut =
        new(StringComparer.OrdinalIgnoreCase) { "Connection", "Content-Encoding", "Content-Length", "Keep-Alive", "Set-Cookie", "Set-Cookie2", "Transfer-Encoding" };

    private readonly SessionRecorder _recorder;
    private readonly TimeProvider _time;

    /// <summary>Creates the handler.</summary>
    /// <param name="inner">What sends requests, as <see cref="VenueHttpClient.CreateHandler"/> makes it; disposed with this one.</param>
    /// <param name="recorder">Takes the events; not disposed with the handler.</param>
    /// <param name="time">The clock of the events; the system's by default.</param>
    public RecordingHttpHandler(HttpMessageHandler inner, SessionRecorder recorder, TimeProvider? time = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        _recorder = recorder;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [];
        var filter = SecretFilter.Of(request, body);
        var number = _recorder.NextConnection();
        _recorder.Write(new SessionEvent(SessionEventKind.Request, _time.GetUtcNow(), Clean(body, filter))
        {
            Connection = number,
            Url = filter.Apply(request.RequestUri!.AbsoluteUri),
            Http = new SessionHttp { Method = request.Method.Method },
        });
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            WriteAnswer(number, filter, new SessionHttp { Error = exception.Message }, []);
            throw;
        }

        var http = new SessionHttp { Status = (int)response.StatusCode, Headers = HeadersOf(response) };
        response.Content = new RecordedContent(response.Content, (read, error) => WriteAnswer(number, filter, http with { Error = error }, read));
        return response;
    }

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !LeftOut.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())),
    ];

    /// <summary>Bytes that are no UTF-8 are filtered as what they are, one character a byte: a secret is ASCII.</summary>
    internal static byte[] Clean(byte[] body, SecretFilter filter)
    {
        var encoding = System.Text.Unicode.Utf8.IsValid(body) ? Encoding.UTF8 : Encoding.Latin1;
        var text = encoding.GetString(body);
        var clean = filter.Apply(text);
        return clean == text ? body : encoding.GetBytes(clean);
    }

    private void WriteAnswer(int number, SecretFilter filter, SessionHttp http, byte[] body) =>
        _recorder.Write(new SessionEvent(SessionEventKind.Answer, _time.GetUtcNow(), Clean(body, filter))
        {
            Connection = number,
            Http = http with
            {
                Headers = [.. http.Headers.Select(header => KeyValuePair.Create(header.Key, filter.Apply(header.Value)))],
                Error = http.Error is { } error ? filter.Apply(error) : null,
            },
        });
}
