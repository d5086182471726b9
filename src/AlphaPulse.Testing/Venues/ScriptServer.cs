using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AlphaPulse.Testing;

/// <summary>A small HTTP/1.1 server on the loopback address that plays a venue: one request a connection.</summary>
internal sealed class ScriptServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public ScriptServer()
    {
        _listener.Start();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _loop = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    /// <summary>Answers the requests.</summary>
    public Func<string, IReadOnlyDictionary<string, string>, ScriptedReply> Answer { get; set; } = (_, _) => new ScriptedReply(404, "{}");

    /// <summary>How many requests have come.</summary>
    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _listener.Dispose();
        _stop.Dispose();
    }

    private static async Task<string?> ReadTargetAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var first = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 })
        {
            // Headers do not matter.
        }

        return first?.Split(' ') is [_, var target, ..] ? target : null;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                await AnswerAsync(connection).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The contract is verified.
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            if (await ReadTargetAsync(reader, _stop.Token).ConfigureAwait(false) is not { } target)
            {
                return;
            }

            Requests++;
            var mark = target.IndexOf('?', StringComparison.Ordinal);
            var query = (mark < 0 ? string.Empty : target[(mark + 1)..])
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('=', 2))
                .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[^1]), StringComparer.Ordinal);
            var reply = Answer(Uri.UnescapeDataString(mark < 0 ? target : target[..mark]), query);
            var body = Encoding.UTF8.GetBytes(reply.Body);
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {reply.Status} Answer\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token).ConfigureAwait(false);
            await stream.WriteAsync(body, _stop.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The venue went away.
        }
    }
}
