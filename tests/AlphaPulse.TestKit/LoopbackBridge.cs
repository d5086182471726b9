namespace AlphaPulse.TestKit;

/// <summary>
/// A <see cref="LoopbackServer"/> for clients that live by a <see cref="ManualClock"/>: requests go over real connections and are answered
/// before the call returns, so that virtual time stands still meanwhile; what is silent waits in virtual time.
/// </summary>
public sealed class LoopbackBridge : IAsyncDisposable
{
    private const string Silent = "X-Silent";
    private readonly LoopbackServer _server;

    /// <summary>Starts the server.</summary>
    /// <param name="answer">Answers a request; called on threads of the pool, one at a time.</param>
    public LoopbackBridge(Func<LoopbackRequest, LoopbackReply> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _server = new LoopbackServer(request => answer(request) is { IsSilent: false } reply
            ? reply
            : new LoopbackReply(200, string.Empty) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [Silent] = "1" } });
    }

    /// <summary>The address of the server.</summary>
    public Uri Url => _server.Url;

    /// <summary>Makes what sends requests to the server.</summary>
    /// <returns>The handler; its owner disposes of it.</returns>
    public HttpMessageHandler CreateHandler() => new Handler();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Handler : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _connections = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = Answer(request);
                if (!response.Headers.Contains(Silent))
                {
                    return Task.FromResult(response);
                }

                response.Dispose();
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return Task.FromException<HttpResponseMessage>(exception);
            }

            var never = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _connections.Dispose();
            }

            base.Dispose(disposing);
        }

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            var response = _connections.Send(copy, CancellationToken.None);
            using var body = new MemoryStream();
            using (var stream = response.Content.ReadAsStream(CancellationToken.None))
            {
                stream.CopyTo(body);
            }

            var whole = new ByteArrayContent(body.ToArray());
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content = whole;
            return response;
        }
    }
}
