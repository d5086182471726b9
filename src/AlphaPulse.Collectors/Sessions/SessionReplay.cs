namespace AlphaPulse.Collectors;

/// <summary>Plays a recorded session again, in virtual time and with the faults that are asked for.</summary>
/// <remarks>Without faults the events are those that were read. Not safe for use from several threads.</remarks>
public sealed class SessionReplay
{
    private readonly SessionFaults _faults;

    /// <summary>Creates a replay.</summary>
    /// <param name="faults">The faults; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not from 0 to 1, or the delay is negative.</exception>
    public SessionReplay(SessionFaults? faults = null)
    {
        _faults = faults ?? new SessionFaults();
        CheckShare(_faults.Drop, nameof(SessionFaults.Drop));
        CheckShare(_faults.Duplicate, nameof(SessionFaults.Duplicate));
        CheckShare(_faults.Reorder, nameof(SessionFaults.Reorder));
        CheckShare(_faults.Cut, nameof(SessionFaults.Cut));
        if (_faults.Delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(faults), _faults.Delay, "SessionFaults.Delay must not be negative.");
        }
    }

    /// <summary>The clock of the replay: it shows the time of the event that was handed over last.</summary>
    public TimeProvider Clock => _clock;

    private readonly VirtualClock _clock = new();

    /// <summary>The events with their faults. A message that comes twice is late by the same; one fault more moves no other. Only received messages have faults; the others keep their places.</summary>
    /// <param name="events">The recorded events.</param>
    /// <returns>What a client would have seen.</returns>
    public IEnumerable<SessionEvent> Play(IEnumerable<SessionEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var random = new DeterministicRandom(_faults.Seed);
        var lateness = new DeterministicRandom(~_faults.Seed);
        var held = new SortedDictionary<int, (SessionEvent Item, TimeSpan Delay)>();
        var last = DateTimeOffset.MinValue;
        foreach (var original in events)
        {
            // Messages change places within their connection: what lies between those of several has no order to begin with.
            var connection = original.Connection ?? 0;
            if (original.Kind != SessionEventKind.Received)
            {
                if (held.Remove(connection, out var before))
                {
                    yield return Show(before.Item, before.Delay, ref last);
                }

                yield return Show(original, TimeSpan.Zero, ref last);
                continue;
            }

            // Every message draws as often, whatever becomes of it, so that one fault more does not move all others.
            var (drop, twice, swap, cut, place) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble());
            var delay = _faults.Delay * lateness.NextDouble();
            if (drop < _faults.Drop)
            {
                continue;
            }

            var message = cut < _faults.Cut ? original with { Message = original.Message[..(int)(place * original.Message.Length)] } : original;
            if (swap < _faults.Reorder && held.TryAdd(connection, (message, delay)))
            {
                continue;
            }

            yield return Show(message, delay, ref last);
            if (twice < _faults.Duplicate)
            {
                yield return Show(message, delay, ref last);
            }

            if (held.Remove(connection, out var late))
            {
                yield return Show(late.Item, late.Delay, ref last);
            }
        }

        foreach (var rest in held.Values)
        {
            yield return Show(rest.Item, rest.Delay, ref last);
        }
    }

    /// <summary>Plays the received messages into a parser. A message that the parser refuses is counted, and the session goes on.</summary>
    /// <param name="events">The recorded events.</param>
    /// <param name="parser">The parser.</param>
    /// <param name="sink">Takes what the messages say.</param>
    /// <returns>How many messages were read and how many were refused.</returns>
    public SessionReplayReport Run(IEnumerable<SessionEvent> events, VenueStreamParser parser, IStreamSink sink)
    {
        ArgumentNullException.ThrowIfNull(parser);
        long read = 0;
        long refused = 0;
        var isCut = false;
        foreach (var item in Play(events))
        {
            isCut |= item.Kind == SessionEventKind.Cut;
            if (item.Kind != SessionEventKind.Received)
            {
                continue;
            }

            try
            {
                parser.Parse(item.Message.Span, item.Time, sink);
                read++;
            }
            catch (VenueException)
            {
                refused++;
            }
        }

        return new SessionReplayReport(read, refused) { IsCut = isCut };
    }

    private static void CheckShare(double share, string name)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, $"SessionFaults.{name} must be from 0 to 1.");
        }
    }

    private SessionEvent Show(SessionEvent item, TimeSpan delay, ref DateTimeOffset last)
    {
        var time = item.Time + delay + _faults.Skew;
        time = time < last ? last : time;
        last = time;
        _clock.Now = time;
        return time == item.Time ? item : new SessionEvent(item.Kind, time, item.Message) { Url = item.Url, Connection = item.Connection, Http = item.Http };
    }

    private sealed class VirtualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;
    }
}
