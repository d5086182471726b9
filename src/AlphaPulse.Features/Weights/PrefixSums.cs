namespace AlphaPulse.Features;

/// <summary>Sums over any run of a list in two look-ups, carried in two doubles so that the difference of two large sums is still exact to the last digits.</summary>
internal sealed class PrefixSums(int capacity)
{
    private readonly double[] _high = new double[capacity + 1];
    private readonly double[] _low = new double[capacity + 1];
    private int _count;

    public void Add(double value)
    {
        // The sum of two doubles without loss (D. Knuth, The Art of Computer Programming, volume 2, 4.2.2).
        var high = _high[_count];
        var sum = high + value;
        var part = sum - high;
        var error = (high - (sum - part)) + (value - part);
        _count++;
        _high[_count] = sum;
        _low[_count] = _low[_count - 1] + error;
    }

    /// <summary>The sum from a first to a last position, both included.</summary>
    public double Between(int first, int last) => (_high[last + 1] - _high[first]) + (_low[last + 1] - _low[first]);
}
