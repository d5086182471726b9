namespace AlphaPulse.Drift;

/// <summary>The finite values of a sample in ascending order.</summary>
internal static class SortedSample
{
    internal static double[] From(ReadOnlySpan<double> values, string name)
    {
        var sorted = FromAny(values);
        return sorted.Length > 0
            ? sorted
            : throw new InsufficientHistoryException($"The {name} sample has no finite value of {values.Length}; give it at least one.");
    }

    internal static double[] FromAny(ReadOnlySpan<double> values)
    {
        var finite = new double[values.Length];
        var count = CopyFinite(values, finite);
        Array.Resize(ref finite, count);
        Array.Sort(finite);
        return finite;
    }

    internal static int CopyFinite(ReadOnlySpan<double> values, Span<double> destination)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                destination[count++] = value;
            }
        }

        return count;
    }

    /// <summary>The quantile by linear interpolation between order statistics, at (count - 1) * level.</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double level)
    {
        var position = level * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        if (below >= sorted.Length - 1)
        {
            return sorted[^1];
        }

        // From the nearer end, so that the result stays between its neighbours.
        var t = position - below;
        var step = sorted[below + 1] - sorted[below];
        return t < 0.5 ? sorted[below] + step * t : sorted[below + 1] - step * (1 - t);
    }
}
