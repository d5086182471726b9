using System.Globalization;

namespace AlphaPulse.TestKit;

/// <summary>Counts as a venue does: what each address used within a minute, who was told to stay away, and who came nevertheless.</summary>
/// <param name="limit">The most weight in any minute.</param>
public sealed class ChaosLedger(int limit)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<(DateTimeOffset At, int Weight)> _uses = new();
    private readonly List<string> _violations = [];

    /// <summary>The most weight in any minute.</summary>
    public int Limit => limit;

    /// <summary>When the ban ends by the clock of the venue; in the past where there is none.</summary>
    public DateTimeOffset BannedUntil { get; private set; }

    /// <summary>The weight that the last minute holds.</summary>
    public int Used { get; private set; }

    /// <summary>The most weight that any minute held.</summary>
    public int Most { get; private set; }

    /// <summary>What the client did that it had been told not to do.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Counts a request.</summary>
    /// <param name="path">What was asked.</param>
    /// <param name="weight">What it weighs.</param>
    /// <param name="now">The clock of the venue.</param>
    public void Count(string path, int weight, DateTimeOffset now)
    {
        while (_uses.TryPeek(out var first) && first.At + Window <= now)
        {
            Used -= _uses.Dequeue().Weight;
        }

        _uses.Enqueue((now, weight));
        Used += weight;
        Most = Math.Max(Most, Used);
        if (now < BannedUntil)
        {
            _violations.Add(string.Create(CultureInfo.InvariantCulture, $"{path} came at {now:O}, during the ban until {BannedUntil:O}"));
        }

        if (Used > limit)
        {
            _violations.Add(string.Create(CultureInfo.InvariantCulture, $"{path} at {now:O} brought the minute to a weight of {Used}, above {limit}"));
        }
    }

    /// <summary>Turns the address away.</summary>
    /// <param name="until">Until when, by the clock of the venue.</param>
    public void Ban(DateTimeOffset until) => BannedUntil = until > BannedUntil ? until : BannedUntil;
}
