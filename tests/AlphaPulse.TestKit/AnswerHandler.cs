using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AlphaPulse.TestKit;

/// <summary>Answers requests of a client at once and without a connection: what is cut breaks off, what is silent waits until the client gives up.</summary>
/// <param name="answer">Answers a request.</param>
public sealed class AnswerHandler(Func<LoopbackRequest, LoopbackReply> answer) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.RequestUri!.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[^1]), StringComparer.Ordinal);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        var reply = answer(new LoopbackRequest(request.RequestUri.AbsolutePath, query) { Method = request.Method.Method, Headers = headers });
        if (reply.IsSilent)
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }

        if (reply.CutAfter is not null)
        {
            return Task.FromException<HttpResponseMessage>(new HttpIOException(HttpRequestError.ResponseEnded, $"ended after: {reply.Body[..Math.Min(reply.Body.Length, reply.CutAfter.Value)]}"));
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(reply.Body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(reply.ContentType);
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = content };
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    }
}
