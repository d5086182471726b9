using System.Buffers;
using AlphaPulse.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Keeps one connection to a venue's stream: opens it, subscribes, watches it, and opens the next one when it is gone.</summary>
/// <remarks>
/// <para>Waits between connections grow with decorrelated jitter and begin at the shortest again once a connection has held for a while,
/// so that a venue that accepts and hangs up is not asked in a circle. A connection without any message for
/// <see cref="VenueStreamOptions.SilenceTimeout"/> is dead, whatever the socket says; the time that the sink takes does not count.</para>
/// <para>A message that cannot be read is left out and told. What a venue's numbering says is missing is told to the sink, and ends the
/// connection only where something other than bars is asked for: the next update of a bar has all of the lost one.</para>
/// <para><see cref="RunAsync"/> may be called once at a time; <see cref="Reconnect"/> and <see cref="RenewBookAsync"/> are safe for use from any thread.</para>
/// </remarks>
public sealed class VenueStreamClient
{
    private readonly VenueStreamProtocol _protocol;
    private readonly IReadOnlyList<StreamSubscription> _subscriptions;
    private readonly IVenueStreamSink _sink;
    private readonly IStreamTransport _transport;
    private readonly VenueStreamOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private StreamSession? _session;

    /// <summary>Creates the stream; nothing is opened yet.</summary>
    /// <param name="protocol">The venue's stream.</param>
    /// <param name="subscriptions">What is asked for, as much as one connection carries: see <see cref="VenueStreamProtocol.Partition"/>.</param>
    /// <param name="sink">Takes what is read.</param>
    /// <param name="options">How the connection is kept.</param>
    /// <param name="transport">Opens connections; WebSocket by default.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">The venue has no such channel or timeframe, there is more than one connection carries or nothing at all, or an option is out of range.</exception>
    public VenueStreamClient(
        VenueStreamProtocol protocol,
        IReadOnlyList<StreamSubscription> subscriptions,
        IVenueStreamSink sink,
        VenueStreamOptions? options = null,
        IStreamTransport? transport = null,
        TimeProvider? time = null,
        ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(subscriptions);
        ArgumentNullException.ThrowIfNull(sink);
        var connections = protocol.Partition(subscriptions).Count;
        if (connections != 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{subscriptions.Count} subscriptions of {protocol.Venue} need {connections} connections of at most {protocol.StreamsPerConnection} streams; make one VenueStreamClient for each part of Partition."), nameof(subscriptions));
        }

        _options = options ?? new VenueStreamOptions();
        if (_options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        _protocol = protocol;
        _subscriptions = subscriptions;
        _sink = sink;
        _transport = transport ?? new WebSocketTransport();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        Url = _options.Url ?? protocol.DefaultUrl;
    }

    /// <summary>Where the stream is.</summary>
    public Uri Url { get; }

    /// <summary>Keeps the connection until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that is cancelled with the token, or fails with what the sink throws.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var delays = new RetryDelay(
            new DeterministicRandom(_options.JitterSeed ?? _time.GetUtcNow().Ticks), _options.ReconnectDelay, _options.MaximumReconnectDelay);
        var delay = TimeSpan.Zero;
        while (true)
        {
            var started = _time.GetTimestamp();
            var reason = await ConnectOnceAsync(cancellationToken).ConfigureAwait(false);
            if (_time.GetElapsedTime(started) >= _options.StableAfter)
            {
                delay = TimeSpan.Zero;
            }

            delay = delays.Next(delay);
            await _sink.OnDisconnectedAsync(_time.GetUtcNow(), reason, cancellationToken).ConfigureAwait(false);
            CollectorsLog.Disconnected(_logger, _protocol.Venue, Url.Authority, reason, delay);
            CollectorsTelemetry.Reconnects.Add(1, new KeyValuePair<string, object?>("venue", _protocol.Venue));
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the connection up and opens another one; does nothing while there is none.</summary>
    /// <param name="reason">Why, in words.</param>
    public void Reconnect(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Volatile.Read(ref _session)?.End(reason);
    }

    /// <summary>Has the venue send one order book anew on the open connection; the other subscriptions go on.</summary>
    /// <param name="subscription">The subscription of the instrument.</param>
    /// <param name="cancellationToken">Cancels the call. What is being sent goes on until the connection ends.</param>
    /// <returns>
    /// Whether it was asked for. It was not where there is no connection, where that ends meanwhile, or where the venue gives its books
    /// on request (<see cref="BookRule.NeedsSnapshotRequest"/>).
    /// </returns>
    public async Task<bool> RenewBookAsync(StreamSubscription subscription, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (Volatile.Read(ref _session) is not { } session)
        {
            return false;
        }

        try
        {
            return await session.RenewBookAsync(subscription).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ObjectDisposedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The connection has ended.
            return false;
        }
    }

    /// <returns>Why the connection ended.</returns>
    private async Task<string> ConnectOnceAsync(CancellationToken cancellationToken)
    {
        IStreamConnection connection;
        using (var timeout = new CancellationTokenSource(_options.ConnectTimeout, _time))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token))
        {
            try
            {
                connection = await _transport.ConnectAsync(Url, both.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return $"{Url.Authority} did not answer within {_options.ConnectTimeout:c}";
            }
            catch (IOException exception)
            {
                return exception.Message.TrimEnd('.');
            }
        }

        await using (connection.ConfigureAwait(false))
        {
            using var session = new StreamSession(_protocol, _subscriptions, connection, _sink, _options, _time, cancellationToken);
            Volatile.Write(ref _session, session);
            try
            {
                return await ReadAsync(session, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref _session, null);
            }
        }
    }

    private async Task<string> ReadAsync(StreamSession session, CancellationToken cancellationToken)
    {
        var watch = Task.CompletedTask;
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        try
        {
            if (!await session.SubscribeAsync().ConfigureAwait(false))
            {
                return session.Reason!;
            }

            CollectorsLog.Connected(_logger, _protocol.Venue, Url.Authority, _subscriptions.Count);
            watch = session.WatchAsync();
            await _sink.OnConnectedAsync(_time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            while (await session.ReceiveAsync(buffer).ConfigureAwait(false))
            {
                session.Parse(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
                await session.FlushAsync().ConfigureAwait(false);
            }

            return session.Reason ?? "the venue closed the connection";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && session.Reason is { } reason)
        {
            return reason;
        }
        finally
        {
            session.End("the connection ended");
            await watch.ConfigureAwait(false);
        }
    }
}
