namespace AlphaPulse.Drift;

/// <summary>The distances of windows of the reference from the whole of it, and what follows from them.</summary>
internal sealed class WindowCalibration
{
    /// <summary>The mean of Kolmogorov's law, sqrt(pi / 2) ln 2.</summary>
    private const double MeanOfLaw = 0.868731160636866;

    /// <summary>The 95 % quantile of Kolmogorov's law.</summary>
    private const double UpperOfLaw = 1.35809863877;

    private const double DistanceMargin = 1.25;
    private const double IndexMargin = 1.75;
    private const int MostWindows = 2000;

    /// <summary>Below this a distance is as good as none.</summary>
    private const double LeastDistance = 1e-3;

    /// <summary>Above this a distance is as good as 1.</summary>
    private const double MostDistance = 1 - 1e-9;

    /// <summary>Below this an index is as good as none.</summary>
    private const double LeastIndex = 1e-3;

    private readonly double[] _distances;
    private readonly double[] _indices;

    /// <summary>How much farther from the reference a window lies that is no part of it.</summary>
    private readonly double _correction;

    private WindowCalibration(double[] distances, double[] indices, double effectiveRows, double correction)
    {
        _distances = distances;
        _indices = indices;
        _correction = correction;
        EffectiveRows = effectiveRows;
    }

    internal double EffectiveRows { get; }

    internal static WindowCalibration Slide(
        ReadOnlySpan<double> values, double[] sorted, double[] sample, double[] edges, double[] shares, DriftOptions options)
    {
        var window = options.WindowRows;
        var step = Math.Max(options.EvaluateEveryRows, (values.Length - window) / MostWindows);
        var distances = new List<double>();
        var indices = new List<double>();
        var buffer = new double[window];
        var current = new double[shares.Length];
        for (var end = window; end <= values.Length; end += step)
        {
            var count = SortedSample.CopyFinite(values.Slice(end - window, window), buffer);
            if (!WindowStatistics.IsEnough(count, window))
            {
                continue;
            }

            var finite = buffer.AsSpan(0, count);
            finite.Sort();
            distances.Add(KolmogorovDistance.Of(sample, finite));
            indices.Add(WindowStatistics.Index(finite, edges, shares, current));
        }

        if (distances.Count == 0)
        {
            // So many values are missing that no window could be judged: neither can one be later.
            return new WindowCalibration([], [], window, 1);
        }

        distances.Sort();

        // The greatest of so many looks should lie where one of them is expected. Clusters of volatility lie farther.
        var looks = ProfileFitter.LooksPerWindow * values.Length / window;
        ReadOnlySpan<double> candidates =
        [
            window,
            RankDependence.EffectiveRows(values, sorted, window),
            RowsFor(MeanOfLaw, distances.Average()),
            RowsFor(UpperOfLaw, distances[(int)Math.Ceiling(0.95 * distances.Count) - 1]),
            RowsFor(Math.Sqrt(Math.Log(2 * looks) / 2), distances[^1]),
        ];
        var effective = Least(candidates);
        var part = (double)window / values.Length;
        return new WindowCalibration(
            [.. distances], [.. indices], Math.Max(1, effective), Math.Sqrt((1 + part) / (1 - part)));
    }

    internal double? DistanceThreshold(double level)
    {
        if (_distances.Length == 0)
        {
            return null;
        }

        // Two-sided tail of Kolmogorov's law, 2 exp(-2 x^2).
        var root = Math.Sqrt(EffectiveRows);
        var law = _correction * Math.Sqrt(Math.Log(2 / level) / 2) / (root + 0.12 + 0.11 / root);

        // A window that shares no value with the sample lies as far as can be; Fisher's z of that is infinite, and so is what it spreads.
        if (law >= 1 || _distances[^1] > MostDistance)
        {
            return 1;
        }

        // On the scale of Fisher's z a margin leaves a distance that is below 1 below it.
        return Math.Tanh(Math.Max(
            Extreme(_distances, Math.Atanh, LeastDistance, level) * _correction, DistanceMargin * Math.Atanh(Math.Max(law, _distances[^1]))));
    }

    internal double? IndexThreshold(double level)
    {
        if (_indices.Length == 0)
        {
            return null;
        }

        return IndexMargin * Math.Max(Extreme(_indices, x => x, LeastIndex, level) * _correction * _correction, _indices.Max());
    }

    /// <summary>A bound that a variable whose logarithm is normal exceeds less often than a level (Chernoff): what clusters has a long tail.</summary>
    private static double Extreme(double[] values, Func<double, double> scale, double least, double level)
    {
        var mean = values.Average(v => Math.Log(Math.Max(scale(v), least)));
        var variance = values.Average(v => Square(Math.Log(Math.Max(scale(v), least)) - mean));
        return Math.Exp(mean + Math.Sqrt(2 * Math.Log(1 / level) * variance));
    }

    private static double Square(double value) => value * value;

    private static double Least(ReadOnlySpan<double> values)
    {
        var least = double.PositiveInfinity;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    /// <summary>The rows under which a point of the law lies at a distance, from point = distance (root + 0.12 + 0.11 / root).</summary>
    private static double RowsFor(double point, double distance)
    {
        if (distance <= 0)
        {
            return double.PositiveInfinity;
        }

        var b = point / distance - 0.12;
        var root = (b + Math.Sqrt(Math.Max(0, b * b - 0.44))) / 2;
        return root * root;
    }
}
