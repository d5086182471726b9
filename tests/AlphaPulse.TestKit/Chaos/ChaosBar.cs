namespace AlphaPulse.TestKit;

/// <summary>A bar of the truth of a <see cref="ChaosSeries"/> and what was told of it.</summary>
/// <param name="openTime">When it opens, UTC.</param>
/// <param name="row">The row as the venue writes it at first.</param>
public sealed class ChaosBar(DateTimeOffset openTime, string row)
{
    private readonly List<string> _told = [];

    /// <summary>When it opens, UTC.</summary>
    public DateTimeOffset OpenTime { get; } = openTime;

    /// <summary>The row as it is now.</summary>
    public string Row { get; private set; } = row;

    /// <summary>The versions that clients were told in answers that they can use, in order; the same twice in a row counts once.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>Notes that a client was told the bar as it is now.</summary>
    public void Tell()
    {
        if (_told.Count == 0 || _told[^1] != Row)
        {
            _told.Add(Row);
        }
    }

    /// <summary>Changes the bar, as venues do with history.</summary>
    /// <param name="row">The row from now on.</param>
    public void Revise(string row) => Row = row;
}
