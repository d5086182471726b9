namespace AlphaPulse.Hosting;

/// <summary>
/// Thins a line to the lowest and the highest value of each column of pixels, in the order of time: the picture stays, the size
/// does not depend on the number of values.
/// </summary>
internal static class LineDecimator
{
    public static IReadOnlyList<(double X, double Y)> Thin(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, ChartAxis axis, int columns)
    {
        var points = new List<(double X, double Y)>();
        if (xs.Length <= columns * 2)
        {
            for (var i = 0; i < xs.Length; i++)
            {
                points.Add((xs[i], ys[i]));
            }

            return points;
        }

        for (var i = 0; i < xs.Length;)
        {
            var column = Column(xs[i]);
            var (low, high, end) = (-1, -1, i);
            for (; end < xs.Length && Column(xs[end]) == column; end++)
            {
                if (double.IsNaN(ys[end]))
                {
                    continue;
                }

                low = low < 0 || ys[end] < ys[low] ? end : low;
                high = high < 0 || ys[end] > ys[high] ? end : high;
            }

            if (low < 0)
            {
                points.Add((xs[i], double.NaN));
            }
            else
            {
                points.Add((xs[Math.Min(low, high)], ys[Math.Min(low, high)]));
                if (low != high)
                {
                    points.Add((xs[Math.Max(low, high)], ys[Math.Max(low, high)]));
                }
            }

            i = end;
        }

        // The last value is what people read off.
        if (points[^1].X < xs[^1])
        {
            points.Add((xs[^1], ys[^1]));
        }

        return points;

        int Column(double x) => (int)Math.Floor(axis.Place(x) * columns);
    }
}
