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

    public void Add(SeriesCut cut)
    {
        if (_known.Add(cut))
        {
            var later = _ahead.FindIndex(other => other.At > cut.At);
            _ahead.Insert(later < 0 ? _ahead.Count : later, cut);
        }
    }

    /// <summary>Takes the next cut of an instrument that lies no later than a time; <see langword="null"/> where there is none.</summary>
    public SeriesCut? Take(InstrumentId instrument, DateTimeOffset upTo)
    {
        for (var i = 0; i < _ahead.Count && _ahead[i].At <= upTo; i++)
        {
            if (_ahead[i].Instrument == instrument)
            {
                var cut = _ahead[i];
                _ahead.RemoveAt(i);
                return cut;
            }
        }

        return null;
    }
}
