namespace AlphaPulse.Features;

/// <summary>Weights in a binary tree of sums: changing one and finding where a running sum lies take as many steps as their number has binary digits.</summary>
internal sealed class WeightTree
{
    private readonly double[] _sums;
    private readonly int _leaves;

    public WeightTree(ReadOnlySpan<double> weights)
    {
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)weights.Length);
        _sums = new double[2 * _leaves];
        weights.CopyTo(_sums.AsSpan(_leaves));
        for (var node = _leaves - 1; node > 0; node--)
        {
            _sums[node] = _sums[2 * node] + _sums[2 * node + 1];
        }
    }

    public double Total => _sums[1];

    public void Set(int index, double weight)
    {
        var node = _leaves + index;
        _sums[node] = weight;

        // Added up anew from the two below, so that no error is carried from change to change.
        for (node /= 2; node > 0; node /= 2)
        {
            _sums[node] = _sums[2 * node] + _sums[2 * node + 1];
        }
    }

    /// <summary>The first position at which the running sum exceeds a value from 0 to below <see cref="Total"/>.</summary>
    public int Find(double value)
    {
        var node = 1;
        while (node < _leaves)
        {
            node *= 2;

            // Rounding must not lead into an empty branch.
            if (value >= _sums[node] && _sums[node + 1] > 0)
            {
                value -= _sums[node];
                node++;
            }
        }

        return node - _leaves;
    }
}
