using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>The names that a venue's stream has for timeframes.</summary>
internal sealed class VenueIntervals(params (string Timeframe, string Name)[] names)
{
    private readonly (Timeframe Timeframe, string Name, byte[] Utf8)[] _names =
        [.. names.Select(n => (AlphaPulse.Timeframe.Parse(n.Timeframe), n.Name, Encoding.UTF8.GetBytes(n.Name)))];

    public IEnumerable<string> Known => _names.Select(n => n.Timeframe.ToString());

    public string? NameOf(Timeframe timeframe) => _names.FirstOrDefault(n => n.Timeframe == timeframe).Name;

    /// <summary>The timeframe of a name, which must be one that was subscribed.</summary>
    public Timeframe Find(ReadOnlySpan<byte> name, StreamSubscription subscription)
    {
        foreach (var (timeframe, _, utf8) in _names)
        {
            if (name.SequenceEqual(utf8) && subscription.Timeframes.Contains(timeframe))
            {
                return timeframe;
            }
        }

        throw StreamValue.Missing("interval"u8, "one that was subscribed", name);
    }
}
