namespace AlphaPulse.Inference;

/// <summary>The cuts that a settler has not come to.</summary>
internal sealed class CutBook
{
    private readonly HashSet<SeriesCut> _known;
    private readonly List<SeriesCut> _ahead;

    public CutBook(IEnumerable<SeriesCut> cuts)
    {
        _known = [.. cuts];
        _ahead = [.. _known.OrderBy(cut => cut.At)];
    }

    /// <summary>The cuts behind which no bar was shown, in the order of time.</summary>
    public IReadOnlyList<SeriesCut> Ahead => _ahead;

    /// <returns>Whether it is new.</returns>
    public bool Add(SeriesCut cut)
    {
        if (!_known.Add(cut))
        {
            return false;
        }

        var later = _ahead.FindIndex(other => other.At > cut.At);
        _ahead.Insert(later < 0 ? _ahead.Count : later, cut);
        return true;
    }

    /// <summary>Passes the cuts of an instrument that lie no later than a bar of it: whatever is followed from now on is behind them.</summary>
    public void Pass(InstrumentId instrument, DateTimeOffset openTime)
    {
        for (var i = 0; i < _ahead.Count && _ahead[i].At <= openTime;)
        {
            if (_ahead[i].Instrument == instrument)
            {
                _ahead.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }
}
