using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>The names that a venue's stream has for timeframes.</summary>
/// <remarks>List a timeframe only where the venue's bars open on the grid of <see cref="Timeframe"/>. Immutable and safe for use from any thread.</remarks>
/// <param name="names">Each timeframe, as in <c>1m</c>, with the venue's name of it.</param>
/// <exception cref="FormatException">A text is no timeframe.</exception>
public sealed class StreamIntervals(params (string Timeframe, string Name)[] names)
{
    private readonly (Timeframe Timeframe, string Name, byte[] Utf8)[] _names =
        [.. names.Select(n => (AlphaPulse.Timeframe.Parse(n.Timeframe), n.Name, Encoding.UTF8.GetBytes(n.Name)))];

    /// <summary>The names of a stream without bars.</summary>
    public static StreamIntervals None { get; } = new();

    /// <summary>The timeframes in words, as in <c>1m</c>.</summary>
    public IEnumerable<string> Known => _names.Select(n => n.Timeframe.ToString());

    /// <summary>The venue's name of a timeframe.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <returns>The name; <see langword="null"/> where it has no bars of it.</returns>
    public string? NameOf(Timeframe timeframe) => _names.FirstOrDefault(n => n.Timeframe == timeframe).Name;

    /// <summary>The timeframe of a name, which must be one that was subscribed.</summary>
    /// <param name="name">The venue's name of it, in UTF-8.</param>
    /// <param name="subscription">The subscription of the instrument.</param>
    /// <returns>The timeframe.</returns>
    /// <exception cref="System.Text.Json.JsonException">It was not subscribed.</exception>
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
