namespace AlphaPulse.Collectors;

/// <summary>Numbers the connections of recordings that do not, where one comes after the other, and leaves out what belongs to none.</summary>
internal static class SessionConnections
{
    /// <summary>The events of connections, each with a number: that of the recording, or a negative one where it has none.</summary>
    public static IEnumerable<SessionEvent> Number(IEnumerable<SessionEvent> events)
    {
        int? current = null;
        var count = 0;
        var last = DateTimeOffset.UnixEpoch;
        foreach (var item in events)
        {
            if (item.Kind is SessionEventKind.Request or SessionEventKind.Answer or SessionEventKind.Cut)
            {
                continue;
            }

            if (item.Connection is not null)
            {
                yield return item;
                continue;
            }

            if (item.Kind == SessionEventKind.Open && current is { } before)
            {
                yield return new SessionEvent(SessionEventKind.Closed, last, default) { Connection = before };
                current = null;
            }

            last = item.Time;
            if (current is null && item.Kind is SessionEventKind.Closed or SessionEventKind.Sent)
            {
                continue;
            }

            current ??= -++count;
            yield return item with { Connection = current };
            current = item.Kind == SessionEventKind.Closed ? null : current;
        }
    }
}
