namespace AlphaPulse.Features;

/// <summary>The last consecutive bars with their log returns, side by side in memory.</summary>
internal sealed class LabelHistory(int capacity)
{
    // Twice the window, so that moving it to the front costs one copy per bar on average.
    private readonly Bar[] _bars = new Bar[2 * capacity];
    private readonly double[] _logReturns = new double[2 * capacity];
    private int _from;
    private int _to;

    public int Count => _to - _from;

    public static LabelHistory Of(Bar bar)
    {
        var history = new LabelHistory(1);
        history.Add(bar);
        return history;
    }

    public void Clear() => _from = _to = 0;

    /// <summary>Forgets the bars before a time, as if the one after them had been the first.</summary>
    public void DropBefore(DateTimeOffset time)
    {
        var from = _from;
        while (_from < _to && _bars[_from].OpenTime < time)
        {
            _from++;
        }

        if (_from > from && _from < _to)
        {
            _logReturns[_from] = double.NaN;
        }
    }

    public void Add(Bar bar)
    {
        var logReturn = Count == 0 ? double.NaN : HorizonRun.LogReturn(_bars[_to - 1], bar);
        if (Count == capacity)
        {
            _from++;
        }

        if (_to == _bars.Length)
        {
            Array.Copy(_bars, _from, _bars, 0, Count);
            Array.Copy(_logReturns, _from, _logReturns, 0, Count);
            (_from, _to) = (0, Count);
        }

        _bars[_to] = bar;
        _logReturns[_to] = logReturn;
        _to++;
    }

    public LabelStart Start() => new(_bars.AsSpan(_from, Count), _logReturns.AsSpan(_from, Count));

    /// <summary>When all of them were available.</summary>
    public DateTimeOffset KnownAt()
    {
        var latest = _bars[_from].AvailableAt;
        for (var i = _from + 1; i < _to; i++)
        {
            latest = _bars[i].AvailableAt > latest ? _bars[i].AvailableAt : latest;
        }

        return latest;
    }
}
