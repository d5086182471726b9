namespace AlphaPulse.Collectors;

/// <summary>One side of a book: levels in an array with the best one last, so that work near the best price moves few levels.</summary>
internal sealed class BookSide(bool isBids)
{
    private BookLevel[] _levels = new BookLevel[64];

    public int Count { get; private set; }

    public BookLevel this[int rank] => _levels[Count - 1 - rank];

    public void Clear() => Count = 0;

    /// <summary>Sets or removes a level.</summary>
    public void Apply(BookLevel level)
    {
        var index = Find(level.Price, out var isThere);
        if (level.Size == 0)
        {
            if (isThere)
            {
                Array.Copy(_levels, index + 1, _levels, index, Count - index - 1);
                Count--;
            }

            return;
        }

        if (!isThere)
        {
            if (Count == _levels.Length)
            {
                Array.Resize(ref _levels, 2 * Count);
            }

            Array.Copy(_levels, index, _levels, index + 1, Count - index);
            Count++;
        }

        _levels[index] = level;
    }

    /// <summary>Forgets what lies deeper than a number of levels.</summary>
    public void Truncate(int depth)
    {
        if (Count > depth)
        {
            Array.Copy(_levels, Count - depth, _levels, 0, depth);
            Count = depth;
        }
    }

    /// <summary>Copies the best levels, the best one first.</summary>
    public int CopyTo(Span<BookLevel> destination)
    {
        var count = Math.Min(Count, destination.Length);
        for (var rank = 0; rank < count; rank++)
        {
            destination[rank] = this[rank];
        }

        return count;
    }

    /// <summary>Where a price is or belongs. Bids ascend and asks descend, which puts the best one last.</summary>
    private int Find(decimal price, out bool isThere)
    {
        var low = 0;
        var high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = decimal.Compare(_levels[middle].Price, price);
            if (order == 0)
            {
                isThere = true;
                return middle;
            }

            if ((order < 0) == isBids)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        isThere = false;
        return low;
    }
}
