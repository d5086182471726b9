using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>A recorded request with its answer.</summary>
internal sealed record RecordedExchange(SessionEvent Request, SessionEvent? Answer)
{
    /// <summary>How much later than a request the recorded one may have been, and still be the same.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>The method and the path, by which requests are told apart first.</summary>
    public static string KeyOf(string method, string url) => $"{method} {new Uri(url).AbsolutePath}";

    /// <summary>Whether a request of the same key asks for the same.</summary>
    public bool IsOf(string url, ReadOnlySpan<byte> body) => Request.Message.Span.SequenceEqual(body) && AreSame(QueryOf(url), QueryOf(Request.Url!));

    private static string[] QueryOf(string url) => new Uri(url).Query.TrimStart('?').Split('&');

    private static bool AreSame(string[] asked, string[] recorded) => asked.Length == recorded.Length && asked.Zip(recorded).All(pair => AreSame(pair.First, pair.Second));

    /// <summary>
    /// Whether two parts of a query are the same, or ask up to a moment and the recorded one up to a moment soon after it. An earlier answer would show a bar that
    /// forms where it is taken as closed; a full second is a border and no moment.
    /// </summary>
    private static bool AreSame(string asked, string recorded)
    {
        if (asked == recorded)
        {
            return true;
        }

        var mark = asked.IndexOf('=', StringComparison.Ordinal) + 1;
        return mark > 0 && recorded.StartsWith(asked[..mark], StringComparison.Ordinal)
            && TimeOf(asked[mark..]) is { } time && time.Ticks % TimeSpan.TicksPerSecond != 0
            && TimeOf(recorded[mark..]) is { } later && later > time && later - time <= Tolerance;
    }

    private static DateTimeOffset? TimeOf(string value)
    {
        var text = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(value));
        if (ExactNumber.TryParse(text, out var number) && EpochTime.UnitOf(number) is { } unit)
        {
            return EpochTime.Read(number, unit, out var time) is null ? time : null;
        }

        return IsoTime.Read(text, out var iso, out var form) is null && form == IsoTime.Form.Complete ? iso : null;
    }
}
