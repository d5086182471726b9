namespace AlphaPulse.Features;

/// <summary>Pearson's correlation of the last pairs, from scratch for each bar so that nothing drifts.</summary>
internal sealed class CorrelationKernel(int length, int left, int right, int output) : NodeKernel
{
    private readonly TrailingValues _left = new(length);
    private readonly TrailingValues _right = new(length);

    public override void Run(double[] values, in NodeBar bar)
    {
        // Both always take the pair in: a value without its partner is missing in both windows.
        var x = values[left];
        var y = values[right];
        var isPair = !double.IsNaN(x) && !double.IsNaN(y);
        var full = _left.Push(isPair ? x : double.NaN) & _right.Push(isPair ? y : double.NaN);
        values[output] = full ? Finite(Correlate(_left.Values, _right.Values)) : double.NaN;
    }

    public override void Reset()
    {
        _left.Clear();
        _right.Clear();
    }

    private static double Correlate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0;
        double meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += x[i];
            meanY += y[i];
        }

        meanX /= x.Length;
        meanY /= y.Length;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        var isFlat = true;
        var isFlatToo = true;
        for (var i = 0; i < x.Length; i++)
        {
            var dx = x[i] - meanX;
            var dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
            isFlat &= x[i] == x[0];
            isFlatToo &= y[i] == y[0];
        }

        // What rounding leaves of a flat window is no movement.
        return isFlat || isFlatToo ? double.NaN : Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1);
    }
}
