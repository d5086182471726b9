using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>A venue on the loopback address whose minutes close one a millisecond while somebody listens; its stream leaves some out, its requests none.</summary>
internal sealed class StreamingVenue : IAsyncDisposable
{
    /// <summary>How many bars close on a connection.</summary>
    public const int BarsEach = 200;

    private readonly BinanceReplay _replay;
    private readonly LoopbackServer _requests;
    private readonly LoopbackSocketServer _stream;
    private TaskCompletionSource _asked = new();
    private TaskCompletionSource _sent = new();
    private Task _serving = Task.CompletedTask;
    private int _wanted = int.MaxValue;
    private int _closed;

    /// <param name="connections">How many connections there will be at most.</param>
    public StreamingVenue(int connections)
    {
        _replay = MinuteVenue.Make(connections * BarsEach, 1_000, _ => false);
        _replay.Now = MinuteVenue.Start;
        _requests = new LoopbackServer(request =>
        {
            if (request.Path.EndsWith("klines", StringComparison.Ordinal))
            {
                Volatile.Read(ref _asked).TrySetResult();
            }

            return _replay.Answer(request);
        });
        _stream = new LoopbackSocketServer(ServeAsync);
    }

    /// <summary>How many bars have closed.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>The arguments that follow it.</summary>
    public string[] Arguments(string store, params string[] more) =>
    [
        "bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--store", store, "--base-url", _requests.Url.ToString(), "--stream-url", _stream.Url.ToString(), .. more,
    ];

    /// <summary>Says what the next connection is waited for; call it while nobody is connected.</summary>
    /// <param name="bars">How many bars it is to be sent.</param>
    public void Expect(int bars)
    {
        Volatile.Write(ref _asked, new TaskCompletionSource());
        Volatile.Write(ref _sent, new TaskCompletionSource());
        Volatile.Write(ref _wanted, bars);
    }

    /// <summary>Ends when bars are asked for.</summary>
    public Task AskedAsync() => Volatile.Read(ref _asked).Task;

    /// <summary>Ends when the bars are sent that are expected.</summary>
    public Task SentAsync() => Volatile.Read(ref _sent).Task;

    /// <summary>Ends when the last connection is gone, so that no further bar closes.</summary>
    public Task IdleAsync() => Volatile.Read(ref _serving);

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _requests.DisposeAsync();
    }

    /// <summary>Left out is what the next bar betrays: minutes are milliseconds here, so nobody waits until one behind which nothing comes is late.</summary>
    private static bool IsSent(int index, int sent) => index % 97 != 96 || sent == BarsEach;

    private async Task ServeAsync(LoopbackSocket socket)
    {
        var ended = new TaskCompletionSource();
        Volatile.Write(ref _serving, ended.Task);
        try
        {
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"result":null,"id":1}""");
            for (var sent = 1; sent <= BarsEach; sent++)
            {
                var index = _closed;
                _replay.Now = MinuteVenue.Start.AddMinutes(index + 1);
                Volatile.Write(ref _closed, index + 1);
                if (IsSent(index, sent))
                {
                    await socket.SendAsync(MinuteVenue.Kline(index));
                }

                if (sent == Volatile.Read(ref _wanted))
                {
                    Volatile.Read(ref _sent).TrySetResult();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }

            while (await socket.ReceiveAsync() is not null)
            {
            }
        }
        finally
        {
            ended.SetResult();
        }
    }
}
