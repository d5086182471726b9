using System.Buffers;
using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>One connection of a <see cref="VenueStreamClient"/> from its subscriptions to its end.</summary>
internal sealed class StreamSession : IDisposable
{
    private readonly IStreamConnection _connection;
    private readonly IVenueStreamSink _sink;
    private readonly VenueStreamOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeSpan _silence;
    private readonly byte[]? _ping;
    private readonly IReadOnlyList<string> _messages;
    private readonly TimeSpan _messageGap;
    private readonly VenueStreamParser _parser;
    private readonly StreamInterpreter _interpreter;
    private readonly SubscriptionAnswers _answers;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _renewing = new(1, 1);

    // Some parsers know what is to be said to the venue, and are asked for it by others than the reader.
    private readonly Lock _parsing = new();
    private long _sentAt;
    private long _waitingSince;
    private int _isWaiting;
    private string? _reason;

    public StreamSession(
        VenueStreamProtocol protocol,
        IReadOnlyList<StreamSubscription> subscriptions,
        IStreamConnection connection,
        IVenueStreamSink sink,
        VenueStreamOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        _connection = connection;
        _sink = sink;
        _options = options;
        _time = time;
        _silence = options.SilenceTimeout ?? protocol.SilenceTimeout;
        _ping = protocol.Ping is { } ping ? Encoding.UTF8.GetBytes(ping) : null;
        _messages = protocol.SubscribeMessages(subscriptions);
        _messageGap = TimeSpan.FromSeconds(1.0 / protocol.MessagesPerSecond);
        _parser = protocol.CreateParser(subscriptions);
        _answers = new SubscriptionAnswers(protocol.Venue, subscriptions, _messages);
        _interpreter = new StreamInterpreter(sink, _answers, this, onlyBars: subscriptions.All(s => s.Channels == StreamChannels.Bars));
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Why it was given up; <see langword="null"/> where nobody has.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Ends it; the first reason counts.</summary>
    public void End(string reason)
    {
        Interlocked.CompareExchange(ref _reason, reason, null);
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Sends the messages that subscribe, no faster than the venue takes them.</summary>
    /// <returns>Whether all were sent; the connection has ended otherwise.</returns>
    public async Task<bool> SubscribeAsync()
    {
        for (var i = 0; i < _messages.Count; i++)
        {
            if (i > 0)
            {
                await Task.Delay(_messageGap, _time, _ended.Token).ConfigureAwait(false);
            }

            if (!await SendAsync(Encoding.UTF8.GetBytes(_messages[i])).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>Whether one came; the connection has ended otherwise.</returns>
    public async ValueTask<bool> ReceiveAsync(ArrayBufferWriter<byte> buffer)
    {
        Volatile.Write(ref _waitingSince, _time.GetTimestamp());
        Volatile.Write(ref _isWaiting, 1);
        try
        {
            return await _connection.ReceiveAsync(buffer, _ended.Token).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            End(exception.Message.TrimEnd('.'));
            return false;
        }
        finally
        {
            Volatile.Write(ref _isWaiting, 0);
        }
    }

    public void Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            lock (_parsing)
            {
                _parser.Parse(message, _time.GetUtcNow(), _interpreter);
            }
        }
        catch (VenueException exception) when (!_parser.IsOfSink(exception))
        {
            _sink.OnMessageRefused(exception);
        }
    }

    /// <summary>Sends what has the venue give one book anew, no faster than it takes messages.</summary>
    /// <returns>Whether there was something to send, and all of it was.</returns>
    public async Task<bool> RenewBookAsync(StreamSubscription subscription)
    {
        await _renewing.WaitAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            IReadOnlyList<string> messages;
            lock (_parsing)
            {
                messages = _parser.RenewBookMessages(subscription);
            }

            if (messages.Count > 0)
            {
                _answers.Renew(subscription);
            }

            foreach (var message in messages)
            {
                if (_messageGap - _time.GetElapsedTime(Volatile.Read(ref _sentAt)) is var wait && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, _time, _ended.Token).ConfigureAwait(false);
                }

                if (!await SendAsync(Encoding.UTF8.GetBytes(message)).ConfigureAwait(false))
                {
                    return false;
                }
            }

            return messages.Count > 0;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public ValueTask FlushAsync() => _sink.FlushAsync(_ended.Token);

    /// <summary>Asks whether the venue is there, and ends the connection where it is not. Ends with the connection, and with what the sink throws.</summary>
    public async Task WatchAsync()
    {
        var subscribed = _time.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(NextLook(subscribed), _time, _ended.Token).ConfigureAwait(false);
                if (_answers.IsWaiting && _time.GetElapsedTime(subscribed) >= _options.AcknowledgeTimeout)
                {
                    foreach (var refusal in _answers.Expire(_options.AcknowledgeTimeout))
                    {
                        _sink.OnSubscriptionRefused(refusal);
                    }
                }

                if (Silence >= _silence)
                {
                    End($"nothing came for {_silence:c}");
                    return;
                }

                if (_ping is not null && _time.GetElapsedTime(Volatile.Read(ref _sentAt)) >= _silence / 2)
                {
                    await SendAsync(_ping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The connection has ended.
        }
        catch
        {
            // The sink has thrown, and nobody watches the connection any more.
            End("its subscriptions could not be told as refused");
            throw;
        }
    }

    public void Dispose()
    {
        _ended.Dispose();
        _sending.Dispose();
        _renewing.Dispose();
    }

    /// <summary>For how long we have been waiting for a message. While the sink keeps us from reading, the venue is not silent.</summary>
    private TimeSpan Silence => Volatile.Read(ref _isWaiting) == 1 ? _time.GetElapsedTime(Volatile.Read(ref _waitingSince)) : TimeSpan.Zero;

    private TimeSpan NextLook(long subscribed)
    {
        var next = _silence - Silence;
        if (_ping is not null)
        {
            next = Min(next, (_silence / 2) - _time.GetElapsedTime(Volatile.Read(ref _sentAt)));
        }

        if (_answers.IsWaiting)
        {
            next = Min(next, _options.AcknowledgeTimeout - _time.GetElapsedTime(subscribed));
        }

        // A timer of zero would be no wait at all.
        return next > TimeSpan.FromMilliseconds(1) ? next : TimeSpan.FromMilliseconds(1);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <returns>Whether it was sent; the connection has ended otherwise.</returns>
    private async Task<bool> SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            await _connection.SendAsync(message, _ended.Token).ConfigureAwait(false);
            Volatile.Write(ref _sentAt, _time.GetTimestamp());
            return true;
        }
        catch (IOException exception)
        {
            End(exception.Message.TrimEnd('.'));
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }
}
