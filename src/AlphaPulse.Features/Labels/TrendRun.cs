namespace AlphaPulse.Features;

/// <summary>Fits a line to the closes since the start, one close at a time, and keeps the clearest.</summary>
internal sealed class TrendRun(Bar start, int leastBars, int greatestBars) : ILabelRun
{
    private const double PerfectShare = 1e-12;

    // Deviations from the close of the start, exact in decimal; the means and squares are updated as by Welford.
    private double _meanX;
    private double _meanY;
    private double _xx;
    private double _xy;
    private double _yy;
    private double _best;
    private Bar? _bestBar;

    public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
    {
        Add(barsAhead, (double)(bar.Close - start.Close));
        if (barsAhead >= leastBars)
        {
            var t = TValue(barsAhead + 1);
            if (Math.Abs(t) > Math.Abs(_best))
            {
                (_best, _bestBar) = (t, bar);
            }
        }

        value = new LabelValue(_best > 0 ? 1 : 0, HorizonRun.LogReturn(start, _bestBar ?? bar));
        return barsAhead < greatestBars ? LabelState.Open : _best == 0 ? LabelState.None : LabelState.Known;
    }

    private void Add(int x, double y)
    {
        // The start itself is the point (0, 0).
        var count = x + 1.0;
        var dx = x - _meanX;
        var dy = y - _meanY;
        _meanX += dx / count;
        _meanY += dy / count;
        _xx += dx * (x - _meanX);
        _xy += dx * (y - _meanY);
        _yy += dy * (y - _meanY);
    }

    private double TValue(int points)
    {
        if (_yy == 0)
        {
            return 0;
        }

        var slope = _xy / _xx;
        var residual = _yy - slope * _xy;
        return residual <= PerfectShare * _yy
            ? Math.CopySign(double.PositiveInfinity, slope)
            : slope / Math.Sqrt(residual / (points - 2) / _xx);
    }
}
