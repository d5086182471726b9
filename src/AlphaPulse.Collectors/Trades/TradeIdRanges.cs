namespace AlphaPulse.Collectors;

/// <summary>Which numbers were seen, as ranges in order. Allocates only while the ranges grow.</summary>
internal sealed class TradeIdRanges
{
    private (long From, long To)[] _ranges = new (long, long)[16];
    private int _count;

    /// <summary>What was seen below it is forgotten.</summary>
    public long Floor { get; private set; } = long.MinValue;

    /// <summary>Adds a number that is not below the floor.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(long id)
    {
        // The usual case: one after the last.
        if (_count > 0 && id == _ranges[_count - 1].To + 1)
        {
            _ranges[_count - 1].To = id;
            return true;
        }

        var at = FirstEndingFrom(id);
        if (at < _count && _ranges[at].From <= id)
        {
            return false;
        }

        var joinsNext = at < _count && _ranges[at].From == id + 1;
        var joinsBefore = at > 0 && _ranges[at - 1].To == id - 1;
        if (joinsNext && joinsBefore)
        {
            _ranges[at - 1].To = _ranges[at].To;
            Remove(at, 1);
        }
        else if (joinsNext)
        {
            _ranges[at].From = id;
        }
        else if (joinsBefore)
        {
            _ranges[at - 1].To = id;
        }
        else
        {
            Insert(at, id);
        }

        return true;
    }

    public bool Contains(long id)
    {
        var at = FirstEndingFrom(id);
        return at < _count && _ranges[at].From <= id;
    }

    /// <summary>The greatest number seen below one.</summary>
    public long? Below(long id)
    {
        var at = FirstEndingFrom(id);
        return at < _count && _ranges[at].From < id ? id - 1
            : at > 0 ? _ranges[at - 1].To
            : null;
    }

    /// <summary>The least number seen above one.</summary>
    public long? Above(long id)
    {
        var at = FirstEndingFrom(id);
        return at < _count && _ranges[at].From <= id && _ranges[at].To > id ? id + 1
            : at < _count && _ranges[at].From > id ? _ranges[at].From
            : at + 1 < _count ? _ranges[at + 1].From
            : null;
    }

    /// <summary>How many numbers between two seen ones were not seen.</summary>
    public long CountMissing(long from, long to)
    {
        var missing = 0L;
        for (var i = FirstEndingFrom(from); i + 1 < _count && _ranges[i].To < to; i++)
        {
            missing += _ranges[i + 1].From - _ranges[i].To - 1;
        }

        return missing;
    }

    /// <summary>Forgets what lies below a number.</summary>
    public void Forget(long below)
    {
        if (below <= Floor)
        {
            return;
        }

        Floor = below;
        Remove(0, FirstEndingFrom(below));
        if (_count > 0 && _ranges[0].From < below)
        {
            _ranges[0].From = below;
        }
    }

    private int FirstEndingFrom(long id)
    {
        var from = 0;
        var to = _count;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (_ranges[middle].To < id)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }

    private void Insert(int at, long id)
    {
        if (_count == _ranges.Length)
        {
            Array.Resize(ref _ranges, 2 * _count);
        }

        Array.Copy(_ranges, at, _ranges, at + 1, _count - at);
        _ranges[at] = (id, id);
        _count++;
    }

    private void Remove(int at, int count)
    {
        _count -= count;
        Array.Copy(_ranges, at + count, _ranges, at, _count - at);
    }
}
