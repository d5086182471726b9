using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>A connection of a recorded session, as far as it has been read.</summary>
internal sealed class RecordedConnection(string? url, bool isNumbered)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private bool _hasReceived;

    /// <summary>Where it went.</summary>
    public string? Url => url;

    /// <summary>Whether the replay has come to its beginning.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Who gets what it received; <see langword="null"/> where nobody does yet.</summary>
    public ReplayConnection? Client { get; set; }

    /// <summary>Whether what was sent on it says nothing about whose it was.</summary>
    public bool IsSilent => !isNumbered || (_hasReceived && _sent.Count == 0);

    /// <summary>Takes note of an event that was read.</summary>
    public void Note(SessionEvent item)
    {
        _hasReceived |= item.Kind == SessionEventKind.Received;
        if (item.Kind == SessionEventKind.Sent)
        {
            _sent.Add(Encoding.UTF8.GetString(item.Message.Span));
        }
    }

    /// <summary>Whether all of some messages were sent on it too.</summary>
    public bool HasSent(IReadOnlyCollection<string> messages) => messages.Count > 0 && messages.All(_sent.Contains);
}
