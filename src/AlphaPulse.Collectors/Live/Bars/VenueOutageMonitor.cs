namespace AlphaPulse.Collectors;

/// <summary>Tells that a whole venue has stopped, once, and that it is back, once.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
internal sealed class VenueOutageMonitor(string venue, int series, TimeSpan after, DateTimeOffset start)
{
    private readonly HashSet<object> _connected = [];
    private DateTimeOffset _lastData = start;
    private string _lastReason = "no connection has been opened";
    private VenueOutage? _outage;

    /// <summary>A message of a series came.</summary>
    /// <returns>The outage that it ends; <see langword="null"/> where there is none.</returns>
    public VenueOutage? OnData(DateTimeOffset at)
    {
        _lastData = at > _lastData ? at : _lastData;
        if (_outage is not { } outage)
        {
            return null;
        }

        _outage = null;
        return outage with { EndedAt = at };
    }

    public void OnConnected(object connection) => _connected.Add(connection);

    public void OnDisconnected(object connection, string reason)
    {
        _connected.Remove(connection);
        _lastReason = reason;
    }

    /// <summary>Time has passed.</summary>
    /// <returns>The outage that begins to be told; <see langword="null"/> where there is none or it has been told.</returns>
    public VenueOutage? OnTick(DateTimeOffset at)
    {
        if (_outage is not null || at - _lastData < after)
        {
            return null;
        }

        var reason = _connected.Count == 0 ? $"there is no connection: {_lastReason}" : "the connection is there, and nothing comes";
        return _outage = new VenueOutage(venue, _lastData, series, reason);
    }
}
