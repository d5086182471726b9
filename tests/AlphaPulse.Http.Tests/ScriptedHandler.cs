using System.Net;

namespace AlphaPulse.Http.Tests;

/// <summary>Answers at once, one step of a script a request, and notes when each was asked.</summary>
internal sealed class ScriptedHandler(TimeProvider time, params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public List<TimeSpan> AskedAt { get; } = [];

    /// <summary>What was asked, each as the method, the path with the query, the header of authorization, the type of the body and the body.</summary>
    public List<string> Asked { get; } = [];

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answer(
        HttpStatusCode status, string body, Action<HttpResponseMessage>? change = null) => _ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        change?.Invoke(response);
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Fail(Exception exception) =>
        _ => Task.FromException<HttpResponseMessage>(exception);

    public static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task.ConfigureAwait(false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AskedAt.Add(time.GetUtcNow() - _start);
        var body = request.Content is null ? "none" : $"{request.Content.Headers.ContentType} {await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)}";
        Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {request.Headers.Authorization?.ToString() ?? "nobody"} {body}");
        return await script[Math.Min(AskedAt.Count, script.Length) - 1](cancellationToken).ConfigureAwait(false);
    }
}
