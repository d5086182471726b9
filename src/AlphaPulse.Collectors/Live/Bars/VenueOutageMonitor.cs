namespace AlphaPulse.Collectors;

/// <summary>
/// Tells that a whole venue has stopped, once, and that it is back, once. It has stopped where none of its connections shows any life, or where
/// they live and bring no bar although requests bring closed bars with trades. A quiet market is neither, and a closed one is not waited for.
/// </summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <param name="venue">The venue.</param>
/// <param name="series">How many series it has.</param>
/// <param name="after">How long it is waited for.</param>
/// <param name="calendar">When the market trades.</param>
/// <param name="start">When the collector began.</param>
internal sealed class VenueOutageMonitor(string venue, int series, TimeSpan after, ITradingCalendar calendar, DateTimeOffset start)
{
    private readonly HashSet<object> _connected = [];
    private DateTimeOffset _lastLife = start;
    private DateTimeOffset _lastBar = start;
    private bool _hasUnsent;
    private string _lastReason = "no connection has been opened";
    private VenueOutage? _outage;
    private bool _isMute;

    /// <summary>A bar of the stream came.</summary>
    /// <returns>The outage that it ends; <see langword="null"/> where there is none.</returns>
    public VenueOutage? OnBar(DateTimeOffset at)
    {
        _lastBar = at > _lastBar ? at : _lastBar;
        _lastLife = at > _lastLife ? at : _lastLife;
        _hasUnsent = false;
        return End(at);
    }

    /// <summary>The last message of any connection came then, whatever it was.</summary>
    /// <returns>The outage that it ends, which is none where bars are missed; <see langword="null"/> where there is none.</returns>
    public VenueOutage? OnLife(DateTimeOffset at)
    {
        if (at <= _lastLife)
        {
            return null;
        }

        _lastLife = at;
        return _isMute ? null : End(at);
    }

    /// <summary>A request brought a closed bar with trades that the stream should have sent since its last bar and has not.</summary>
    public void OnUnsent() => _hasUnsent = true;

    /// <summary>Nothing was taken from the connections up to then, since the store or a reader kept us from it: that is no silence of the venue.</summary>
    public void OnHeldBack(DateTimeOffset until)
    {
        _lastLife = until > _lastLife ? until : _lastLife;
        _lastBar = until > _lastBar ? until : _lastBar;
    }

    /// <summary>Whether a connection is open.</summary>
    public bool IsConnected(object connection) => _connected.Contains(connection);

    /// <summary>A connection is open, and its stream owes nothing from before.</summary>
    public void OnConnected(object connection, DateTimeOffset at)
    {
        _connected.Add(connection);

        // A venue that owes a bar already and hangs up again and again does not begin anew each time.
        if (!_hasUnsent)
        {
            _lastBar = at > _lastBar ? at : _lastBar;
        }
    }

    public void OnDisconnected(object connection, string reason)
    {
        _connected.Remove(connection);
        _lastReason = reason;
    }

    /// <summary>Time has passed.</summary>
    /// <returns>The outage that begins to be told; <see langword="null"/> where there is none or it has been told.</returns>
    public VenueOutage? OnTick(DateTimeOffset at)
    {
        if (_outage is not null)
        {
            return null;
        }

        if (IsTooLong(_lastLife, at))
        {
            _isMute = false;
            var reason = _connected.Count == 0 ? $"there is no connection: {_lastReason}" : "the connection is there, and nothing comes";
            return _outage = new VenueOutage(venue, _lastLife, series, reason);
        }

        if (_hasUnsent && IsTooLong(_lastBar, at))
        {
            _isMute = true;
            return _outage = new VenueOutage(venue, _lastBar, series, "the connection lives, and no bar comes although requests bring bars with trades");
        }

        return null;
    }

    private VenueOutage? End(DateTimeOffset at)
    {
        if (_outage is not { } outage)
        {
            return null;
        }

        // What was missed before says nothing of the stream that is back.
        _outage = null;
        _hasUnsent = false;
        _lastBar = at > _lastBar ? at : _lastBar;
        return outage with { EndedAt = at };
    }

    /// <summary>Whether the market has traded for as long since then, to the minute; while it is closed nothing has to come.</summary>
    private bool IsTooLong(DateTimeOffset since, DateTimeOffset at) =>
        at - since >= after && Timeframe.OneMinute.Duration * calendar.CountExpected(Timeframe.OneMinute, Timeframe.OneMinute.Floor(since), at) >= after;
}
