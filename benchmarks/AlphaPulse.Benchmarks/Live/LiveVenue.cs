using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Benchmarks.Live;

/// <summary>The venue of the benchmark, a process of its own: one connection that gets simulated hours of klines as fast as it takes them.</summary>
internal static class LiveVenue
{
    /// <summary>How long the venue waits for its client, which may have ended.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any run takes: a client that no longer reads does not keep the venue for ever.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(6);

    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string SymbolOf(int index) => string.Create(CultureInfo.InvariantCulture, $"S{index:0000}USDT");

    /// <summary>Prints its port, serves one connection and ends with it.</summary>
    /// <exception cref="TimeoutException">No client came, or it did not take everything.</exception>
    public static async Task RunAsync(int minutes, int symbols, int updates)
    {
        var connected = new TaskCompletionSource();
        var served = new TaskCompletionSource();
        await using var server = new LoopbackSocketServer(async socket =>
        {
            connected.TrySetResult();
            try
            {
                await ServeAsync(socket, minutes, symbols, updates);
                served.TrySetResult();
            }
            catch (Exception exception)
            {
                served.TrySetException(exception);
            }
        });
        Console.WriteLine(server.Url.Port.ToString(CultureInfo.InvariantCulture));
        await connected.Task.WaitAsync(ConnectPatience);
        await served.Task.WaitAsync(LongestRun);
    }

    private static async Task ServeAsync(LoopbackSocket socket, int minutes, int symbols, int updates)
    {
        for (var asked = 0; asked < (symbols + 199) / 200; asked++)
        {
            await socket.ReceiveAsync();
        }

        // Pings come all the time and must not fill the way back.
        var pings = ReadAsync(socket);
        var random = new DeterministicRandom(1);
        for (var minute = 0; minute < minutes; minute++)
        {
            for (var update = 1; update <= updates + 1; update++)
            {
                for (var symbol = 0; symbol < symbols; symbol++)
                {
                    await socket.SendAsync(Kline(symbol, minute, update, updates, random.NextInt32(1_000)));
                }
            }
        }

        await pings;
    }

    private static async Task ReadAsync(LoopbackSocket socket)
    {
        while (await socket.ReceiveAsync() is not null)
        {
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
