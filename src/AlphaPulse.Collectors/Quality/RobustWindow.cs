namespace AlphaPulse.Collectors;

/// <summary>The last numbers of a series with their median and their robust scale. Allocates nothing after it was made.</summary>
/// <param name="capacity">How many numbers it keeps.</param>
/// <param name="leastScale">The least scale.</param>
internal sealed class RobustWindow(int capacity, double leastScale)
{
    /// <summary>Makes the median of absolute deviations the standard deviation where numbers are normal.</summary>
    private const double NormalScale = 1.482602218505602;

    /// <summary>Makes the mean of absolute deviations the standard deviation where numbers are normal.</summary>
    private const double NormalMeanScale = 1.2533141373155001;

    private readonly double[] _ring = new double[capacity];
    private readonly double[] _sorted = new double[capacity];
    private int _at;

    public int Count { get; private set; }

    public void Clear() => (Count, _at) = (0, 0);

    /// <summary>A window of its own with the same numbers.</summary>
    public RobustWindow Copy()
    {
        var copy = new RobustWindow(capacity, leastScale) { Count = Count, _at = _at };
        _ring.CopyTo(copy._ring, 0);
        _sorted.CopyTo(copy._sorted, 0);
        return copy;
    }

    /// <summary>Adds a number; where it is full the oldest one goes.</summary>
    public void Add(double value)
    {
        if (Count == capacity)
        {
            var gone = Array.BinarySearch(_sorted, 0, Count, _ring[_at]);
            Array.Copy(_sorted, gone + 1, _sorted, gone, Count - gone - 1);
            Count--;
        }

        _ring[_at] = value;
        _at = _at + 1 == capacity ? 0 : _at + 1;
        var place = Array.BinarySearch(_sorted, 0, Count, value);
        place = place < 0 ? ~place : place;
        Array.Copy(_sorted, place, _sorted, place + 1, Count - place);
        _sorted[place] = value;
        Count++;
    }

    /// <summary>
    /// The median, and the greater of the median and the mean absolute deviation, both as standard deviations: where more than half of the
    /// numbers are equal, as in a market of coarse ticks, the median deviation is zero and says nothing.
    /// </summary>
    public (double Median, double Scale) Measure()
    {
        var median = (_sorted[(Count - 1) / 2] + _sorted[Count / 2]) / 2;
        var (low, high) = (0, Count - 1);
        double sum = 0, middle = 0;

        // The deviations fall from both ends of the sorted numbers to the median: met in falling order, the middle one is the median of them.
        for (var rank = Count - 1; rank >= 0; rank--)
        {
            var below = median - _sorted[low];
            var above = _sorted[high] - median;
            double deviation;
            if (below >= above)
            {
                (deviation, low) = (below, low + 1);
            }
            else
            {
                (deviation, high) = (above, high - 1);
            }

            sum += deviation;
            middle = rank == Count / 2 ? deviation : middle;
        }

        var scale = Math.Max(NormalScale * middle, NormalMeanScale * sum / Count);
        return (median, Math.Max(scale, leastScale));
    }
}
