using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Benchmarks.Live;

/// <summary>The venue of the benchmark, a process of its own: one connection that gets simulated hours of klines as fast as it takes them.</summary>
internal static class LiveVenue
{
    // RFC 6455, section 1.3.
    private const string HandshakeGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string SymbolOf(int index) => string.Create(CultureInfo.InvariantCulture, $"S{index:0000}USDT");

    /// <summary>Prints its port, serves one connection and ends with it.</summary>
    public static async Task RunAsync(int minutes, int symbols, int updates)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        using var client = await listener.AcceptTcpClientAsync();
        client.NoDelay = true;
        var stream = client.GetStream();
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
        }

        const string Name = "Sec-WebSocket-Key:";
        var key = head.ToString().Split("\r\n").First(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))[Name.Length..].Trim();
#pragma warning disable CA5350 // The protocol asks for it.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + HandshakeGuid)));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        var buffer = new byte[64 * 1024];
        for (var asked = 0; asked < (symbols + 199) / 200; asked++)
        {
            while (!(await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).EndOfMessage)
            {
            }
        }

        // Pings come all the time and must not fill the way back.
        var pings = ReadAsync(socket, buffer);
        await SendAsync(socket, minutes, symbols, updates);
        await pings;
    }

    private static async Task ReadAsync(WebSocket socket, byte[] buffer)
    {
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // The client has everything and went away.
        }
    }

    private static async Task SendAsync(WebSocket socket, int minutes, int symbols, int updates)
    {
        var random = new DeterministicRandom(1);
        for (var minute = 0; minute < minutes; minute++)
        {
            for (var update = 1; update <= updates + 1; update++)
            {
                for (var symbol = 0; symbol < symbols; symbol++)
                {
                    var text = Kline(symbol, minute, update, updates, random.NextInt32(1_000));
                    await socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                }
            }
        }
    }

    private static string Kline(int symbol, int minute, int update, int updates, int noise)
    {
        var start = Start.AddMinutes(minute).ToUnixTimeMilliseconds();
        var isClosed = update > updates;
        var sent = isClosed ? start + 60_020 : start + (59_000L * update / (updates + 1));
        var name = SymbolOf(symbol);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"stream":"{{name.ToLowerInvariant()}}@kline_1m","data":{"e":"kline","E":{{sent}},"s":"{{name}}","k":{"t":{{start}},"T":{{start + 59_999}},"s":"{{name}}","i":"1m","f":126902874,"L":126902986,"o":"61737.{{noise:000}}00000","c":"61738.{{noise:000}}00000","h":"61740.00000000","l":"61730.00000000","v":"{{update}}.{{noise:000}}00000","n":{{update}},"x":{{(isClosed ? "true" : "false")}},"q":"22875.85900000","V":"1.00000000","Q":"14464.69600000","B":"0"} } }
            """);
    }
}
