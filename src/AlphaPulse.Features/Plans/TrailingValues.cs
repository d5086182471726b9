namespace AlphaPulse.Features;

/// <summary>The last values as one span, the oldest first: each is written twice, so that the window never wraps.</summary>
internal sealed class TrailingValues(int length)
{
    private readonly double[] _twice = new double[2 * length];
    private int _next;
    private int _count;

    public ReadOnlySpan<double> Values => _twice.AsSpan(_next, length);

    /// <summary>Takes in a value; a missing one empties the window.</summary>
    /// <returns>Whether the window is full.</returns>
    public bool Push(double value)
    {
        if (double.IsNaN(value))
        {
            Clear();
            return false;
        }

        _twice[_next] = value;
        _twice[_next + length] = value;
        _next = _next + 1 == length ? 0 : _next + 1;
        _count = Math.Min(_count + 1, length);
        return _count == length;
    }

    public void Clear()
    {
        _next = 0;
        _count = 0;
    }
}
