using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Handles everything that happens to a collector, one thing after the other, so that nothing about a series needs a lock.</summary>
internal sealed class LiveLoop(
    IVenueBarSource source,
    LiveBarOptions options,
    IReadOnlyList<LiveSeries> series,
    ChannelReader<LiveMessage> queue,
    CatchUpDesk desk,
    LiveWriter writer,
    ClockOffsetEstimator clock,
    ObserverNotices notices,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How many messages are handled before what they say is stored.</summary>
    private const int MostTogether = 512;

    /// <summary>How many bars in a row a symbol may be silent on the stream although the venue has them with trades.</summary>
    private const int MostSilentRescues = 3;

    /// <summary>From so many connections in a row that brought no bar on, it is no chance of when they were open.</summary>
    private const int FewBarless = 3;

    /// <summary>What takes as long to store and to hand over holds back the connections.</summary>
    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(1);

    /// <summary>How far the venue's clock may be ahead where nothing says that it is not.</summary>
    private static readonly TimeSpan UnknownAhead = TimeSpan.FromSeconds(10);

    private readonly VenueOutageMonitor _outage = new(source.Venue, series.Count, options.OutageAfter, options.Calendar, time.GetUtcNow());
    private readonly LiveConnection[] _connections = [.. series.Select(one => one.Connection!).Distinct()];
    private readonly Dictionary<LiveConnection, DateTimeOffset> _since = [];

    /// <summary>How many connections in a row have been opened without a bar of the stream, and since when.</summary>
    private readonly Dictionary<LiveConnection, (int Count, DateTimeOffset Since)> _barless = [];
    private readonly List<LiveSeries> _dirty = [];
    private DateTimeOffset _now = time.GetUtcNow();

    /// <summary>The venue's time at the last bar of the stream, as far as it is certain.</summary>
    private DateTimeOffset _lastStreamed = time.GetUtcNow() + clock.Current.Certain;

    /// <summary>The time that the venue's clock has certainly reached.</summary>
    private DateTimeOffset VenueNow => _now + clock.Current.Certain;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await queue.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var isDue = false;
            for (var i = 0; i < MostTogether && queue.TryRead(out var message); i++)
            {
                _now = message.At > _now ? message.At : _now;
                isDue |= message.Kind is LiveMessageKind.Tick or LiveMessageKind.Connected;
                Handle(message);
            }

            var (began, isWritten) = (time.GetTimestamp(), _dirty.Count > 0);
            await writer.WriteAsync(_dirty, SinceOf, VenueNow, cancellationToken).ConfigureAwait(false);
            _dirty.Clear();
            if (isWritten && time.GetElapsedTime(began) >= HeldBack)
            {
                _outage.OnHeldBack(time.GetUtcNow());
            }

            if (isDue)
            {
                AskWhatIsDue(cancellationToken);
            }
        }
    }

    private void Handle(LiveMessage message)
    {
        switch (message.Kind)
        {
            case LiveMessageKind.Bar:
                Tell(_outage.OnBar(message.At));
                _lastStreamed = VenueNow;
                _barless.Remove(message.Series!.Connection!);
                message.Series!.Sequencer.Offer((Bar)message.Payload!, VenueNow, message.Series.Steps);
                Mark(message.Series);
                break;
            case LiveMessageKind.Page:
                var page = (VenueBarPage)message.Payload!;
                if (page.Bars.Any(bar => IsUnsent(bar, message.Series!)))
                {
                    _outage.OnUnsent();
                }

                message.Series!.Sequencer.Take(page.Bars, message.Series.Steps);
                message.Series.Quarantined.AddRange(page.Quarantined);
                message.Series.QuarantinedAt.UnionWith(page.QuarantinedAt);
                Mark(message.Series);
                break;
            case LiveMessageKind.PagesEnd:
                message.Series!.Sequencer.EndAsk(VenueNow, message.Series.Steps);
                Mark(message.Series);
                Revive(message.Series);
                break;
            case LiveMessageKind.PagesFailed:
                var error = ((VenueException)message.Payload!).Message;
                var delay = message.Series!.Sequencer.FailAsk(error, VenueNow, message.Series.Steps);
                CollectorsLog.CatchUpFailed(logger, source.Venue, message.Series.Id, error, delay);
                Mark(message.Series);
                break;
            case LiveMessageKind.Connected:
                Connect((LiveConnection)message.Payload!, message.At);
                break;
            case LiveMessageKind.Disconnected:
                var gone = (LiveDisconnection)message.Payload!;
                _outage.OnDisconnected(gone.Connection, gone.Reason);
                break;
            case LiveMessageKind.Tick:
                Tell(_outage.OnLife(_connections.Max(connection => connection.HeardAt)));
                Tell(_outage.OnTick(message.At));
                break;
        }
    }

    private void Connect(LiveConnection connection, DateTimeOffset at)
    {
        _outage.OnConnected(connection, at);
        _since[connection] = VenueNow;
        _barless[connection] = _barless.TryGetValue(connection, out var barless) ? barless with { Count = barless.Count + 1 } : (1, VenueNow);
        var offset = clock.Current;
        var latest = at + (offset.Most ?? ((offset.Least ?? TimeSpan.Zero) + UnknownAhead));
        foreach (var one in connection.Series)
        {
            one.Sequencer.Connected(VenueNow, latest);
        }
    }

    private void Tell(VenueOutage? outage)
    {
        if (outage is null)
        {
            return;
        }

        if (outage.EndedAt is { } end)
        {
            CollectorsLog.VenueReturned(logger, outage.Venue, end - outage.Since);
            notices.Tell((observer, token) => observer.OnVenueReturnedAsync(outage, token));
        }
        else
        {
            CollectorsLog.VenueStopped(logger, outage.Venue, outage.Reason, outage.Series, outage.Since);
            notices.Tell((observer, token) => observer.OnVenueStoppedAsync(outage, token));
        }

        CollectorsTelemetry.Outages.Add(
            1, new KeyValuePair<string, object?>("venue", outage.Venue), new KeyValuePair<string, object?>("state", outage.EndedAt is null ? "stopped" : "returned"));
    }

    /// <summary>
    /// Whether the stream should have sent a bar: it was traded, lies behind everything that the stream has sent of any series, opened on the
    /// connection that there is, and closed before that one last showed life. Where connections come and go without a bar, it is enough that it opened
    /// on the first of these: none lives as long as a bar.
    /// </summary>
    private bool IsUnsent(Bar bar, LiveSeries one)
    {
        var connection = one.Connection!;
        if (!(bar.Volume > 0) || bar.OpenTime < _lastStreamed || one.Sequencer.Heard >= bar.OpenTime)
        {
            return false;
        }

        return (_barless.TryGetValue(connection, out var barless) && barless.Count >= FewBarless && bar.OpenTime >= barless.Since)
            || (_outage.IsConnected(connection)
                && bar.OpenTime >= _since[connection]
                && connection.HeardAt >= options.Calendar.CloseOf(one.Id.Timeframe, bar.OpenTime) - clock.Current.Certain);
    }

    /// <summary>A symbol can die alone on a connection that lives.</summary>
    private static void Revive(LiveSeries one)
    {
        if (one.Sequencer.SilentRescues >= MostSilentRescues)
        {
            one.Sequencer.ForgetRescues();
            one.Connection!.Stream!.Reconnect($"{one.Id} has been silent for {MostSilentRescues} bars that the venue has");
        }
    }

    private void AskWhatIsDue(CancellationToken cancellationToken)
    {
        var now = VenueNow;
        foreach (var one in series)
        {
            if (one.Sequencer.DueAt <= now)
            {
                desk.Ask(one, one.Sequencer.BeginAsk(), now, cancellationToken);
            }
        }
    }

    private void Mark(LiveSeries one)
    {
        if (!one.IsDirty && one.Steps.Count + one.Quarantined.Count > 0)
        {
            one.IsDirty = true;
            _dirty.Add(one);
        }
    }

    private DateTimeOffset SinceOf(LiveSeries one) => _since.TryGetValue(one.Connection!, out var since) ? since : VenueNow;
}
