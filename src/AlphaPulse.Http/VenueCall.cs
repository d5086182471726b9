using System.Net.Http.Headers;

namespace AlphaPulse.Http;

/// <summary>One request over all its tries.</summary>
internal sealed class VenueCall(VenueHttpRequest request, Uri target, AuthenticationHeaderValue? authorization, DateTimeOffset deadlineAt)
{
    private SecretFilter? _filter;

    public VenueHttpRequest Request { get; } = request;

    /// <summary>The method and the path, for messages.</summary>
    public string Name { get; } = $"{request.Method} {target.AbsolutePath}";

    public DateTimeOffset DeadlineAt { get; } = deadlineAt;

    /// <summary>Whether the last try was sent at all.</summary>
    public bool WasSent { get; set; }

    /// <summary>Whether the last try may have reached the venue and moved it to act.</summary>
    public bool MayHaveActed { get; set; }

    public VenueException? Last { get; set; }

    /// <summary>The last wait that was drawn.</summary>
    public TimeSpan Waited { get; set; }

    public SecretFilter Filter => _filter ??= new SecretFilter(Request, authorization);

    public HttpRequestMessage CreateMessage()
    {
        var message = new HttpRequestMessage(Request.Method, target);
        message.Headers.Authorization = authorization;
        if (Request.Content is { } content)
        {
            message.Content = new ReadOnlyMemoryContent(content);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Request.ContentType);
        }

        return message;
    }
}
