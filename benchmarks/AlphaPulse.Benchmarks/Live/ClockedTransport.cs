using System.Buffers;
using System.Buffers.Text;
using AlphaPulse.Collectors;
using AlphaPulse.Testing;

namespace AlphaPulse.Benchmarks.Live;

/// <summary>WebSocket connections that move a simulated clock to the time of each message, second by second.</summary>
internal sealed class ClockedTransport(ManualTimeProvider clock) : IStreamTransport
{
    private readonly WebSocketTransport _inner = new();

    public async Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        // The subscription waits between its messages, and time must pass for it.
        var connection = await _inner.ConnectAsync(url, cancellationToken);
        return new Connection(connection, clock);
    }

    private sealed class Connection(IStreamConnection inner, ManualTimeProvider clock) : IStreamConnection
    {
        private bool _isFree;

        public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
        {
            await inner.SendAsync(message, cancellationToken);
            _ = Task.Run(
                async () =>
                {
                    while (clock.ActiveTimers < 2)
                    {
                        await Task.Yield();
                    }

                    clock.Advance(TimeSpan.FromMilliseconds(200));
                },
                cancellationToken);
        }

        public async ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default)
        {
            if (!_isFree)
            {
                // The last wait of the subscription ends within the timer that this would move on.
                _isFree = true;
                await Task.Yield();
            }

            var buffer = (ArrayBufferWriter<byte>)message;
            if (!await inner.ReceiveAsync(buffer, cancellationToken))
            {
                return false;
            }

            var text = buffer.WrittenSpan;
            var at = text.IndexOf("\"E\":"u8);
            if (at > 0 && Utf8Parser.TryParse(text[(at + 4)..], out long milliseconds, out _))
            {
                var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
                if (time - clock.GetUtcNow() >= TimeSpan.FromSeconds(1))
                {
                    clock.AdvanceTo(time);
                }
            }

            return true;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
