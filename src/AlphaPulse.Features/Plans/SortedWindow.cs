namespace AlphaPulse.Features;

/// <summary>The last values, in order of time and in order of size. A missing value empties it: a window with a gap has no value.</summary>
internal sealed class SortedWindow(int length)
{
    private readonly double[] _byTime = new double[length];
    private readonly double[] _bySize = new double[length];
    private int _next;
    private int _count;

    /// <summary>The values from the least to the greatest.</summary>
    public ReadOnlySpan<double> Sorted => _bySize.AsSpan(0, _count);

    /// <summary>Takes in a value.</summary>
    /// <returns>Whether the window is full.</returns>
    public bool Push(double value)
    {
        if (double.IsNaN(value))
        {
            Clear();
            return false;
        }

        // One move of what lies between the place of the value that leaves and that of the one that comes.
        if (_count == length)
        {
            var leaves = LowerBound(_byTime[_next]);
            var comes = LowerBound(value);
            if (comes > leaves)
            {
                comes--;
                Array.Copy(_bySize, leaves + 1, _bySize, leaves, comes - leaves);
            }
            else
            {
                Array.Copy(_bySize, comes, _bySize, comes + 1, leaves - comes);
            }

            _bySize[comes] = value;
        }
        else
        {
            var comes = LowerBound(value);
            Array.Copy(_bySize, comes, _bySize, comes + 1, _count - comes);
            _bySize[comes] = value;
            _count++;
        }

        _byTime[_next] = value;
        _next = _next + 1 == length ? 0 : _next + 1;
        return _count == length;
    }

    public void Clear()
    {
        _next = 0;
        _count = 0;
    }

    /// <summary>The share of the values below one, those equal to it counted by half.</summary>
    public double Rank(double value)
    {
        var below = LowerBound(value);
        var notAbove = below;
        while (notAbove < _count && _bySize[notAbove] == value)
        {
            notAbove++;
        }

        return (below + 0.5 * (notAbove - below)) / _count;
    }

    /// <summary>A quantile, interpolated between the two values around (n - 1) q.</summary>
    public double Quantile(double share)
    {
        var place = (_count - 1) * share;
        var lower = (int)place;
        var upper = Math.Min(lower + 1, _count - 1);
        return _bySize[lower] + (place - lower) * (_bySize[upper] - _bySize[lower]);
    }

    private int LowerBound(double value)
    {
        var from = 0;
        var to = _count;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (_bySize[middle] < value)
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
}
