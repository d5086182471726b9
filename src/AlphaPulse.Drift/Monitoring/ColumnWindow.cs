namespace AlphaPulse.Drift;

/// <summary>The last rows of one column and its tests.</summary>
internal sealed class ColumnWindow
{
    private readonly ColumnProfile _profile;
    private readonly double[] _values;
    private readonly double[] _shares;
    private readonly int _recentRows;
    private readonly int _missingRows;

    internal ColumnWindow(FeatureColumn column, ColumnProfile profile, int rows, int recentRows)
    {
        Name = column.Name;
        _recentRows = recentRows;
        _missingRows = RecentCalibration.MissingRows(column.Warmup, recentRows, rows);
        _profile = profile;
        _values = new double[rows];
        _shares = new double[profile.ShareValues.Length];
        var thresholds = profile.Thresholds;
        Distance.Threshold = thresholds.KolmogorovSmirnov ?? double.NaN;
        Index.Threshold = thresholds.PopulationStability ?? double.NaN;
        Outside.Threshold = thresholds.LowerLimit is null ? double.NaN : thresholds.OutsideShare;
        Missing.Threshold = thresholds.MissingShare;
        Distance.Statistic = Index.Statistic = Outside.Statistic = Missing.Statistic = double.NaN;
    }

    internal string Name { get; }

    internal TestState Distance;
    internal TestState Index;
    internal TestState Outside;
    internal TestState Missing;

    internal bool IsAbove => Distance.IsAbove || Index.IsAbove || Outside.IsAbove || Missing.IsAbove;

    internal bool IsDrift => Distance.IsDrift || Index.IsDrift || Outside.IsDrift || Missing.IsDrift;

    internal void Set(int position, double value) => _values[position] = value;

    /// <summary>Forgets what was tested. Rows are not tested before they were written again.</summary>
    internal void Forget()
    {
        Distance.Forget();
        Index.Forget();
        Outside.Forget();
        Missing.Forget();
    }

    /// <summary>Tests the most recent rows, which end before a position of the ring, of as many as there are.</summary>
    internal void EvaluateRecent(int end, long seen, DateTimeOffset time, int release)
    {
        int outside = 0, missing = 0;
        var thresholds = _profile.Thresholds;
        for (var i = 1; i <= _missingRows && i <= seen; i++)
        {
            var at = end - i;
            var value = _values[at < 0 ? at + _values.Length : at];
            if (double.IsNaN(value))
            {
                missing++;
            }
            else if (i <= _recentRows && RecentCalibration.IsOutside(value, thresholds.LowerLimit, thresholds.UpperLimit))
            {
                outside++;
            }
        }

        Outside.Update(thresholds.LowerLimit is null ? double.NaN : (double)outside / _recentRows, time, confirm: 1, release);
        Missing.Update(seen < _missingRows ? double.NaN : (double)missing / _missingRows, time, confirm: 1, release);
    }

    /// <summary>Tests the distribution of the whole window.</summary>
    internal void EvaluateWindow(double[] buffer, DateTimeOffset time, int confirm, int release)
    {
        if (double.IsNaN(Distance.Threshold) && double.IsNaN(Index.Threshold))
        {
            return;
        }

        var count = SortedSample.CopyFinite(_values, buffer);
        double distance = double.NaN, index = double.NaN;
        if (WindowStatistics.IsEnough(count, _values.Length))
        {
            var sorted = buffer.AsSpan(0, count);
            sorted.Sort();
            distance = KolmogorovDistance.Of(_profile.SampleValues, sorted);
            index = WindowStatistics.Index(sorted, _profile.EdgeValues, _profile.ShareValues, _shares);
        }

        Distance.Update(distance, time, confirm, release);
        Index.Update(index, time, confirm, release);
    }

    internal void AddAbove(List<FeatureDrift> drifts)
    {
        Add(drifts, DriftTest.KolmogorovSmirnov, in Distance);
        Add(drifts, DriftTest.PopulationStability, in Index);
        Add(drifts, DriftTest.OutsideRange, in Outside);
        Add(drifts, DriftTest.Missing, in Missing);
    }

    internal ColumnReading Read() => new(
        Name, Reading(Distance.Statistic), Reading(Index.Statistic), Reading(Outside.Statistic), Reading(Missing.Statistic));

    private static double? Reading(double statistic) => double.IsNaN(statistic) ? null : statistic;

    private void Add(List<FeatureDrift> drifts, DriftTest test, in TestState state)
    {
        if (state.IsAbove || state.IsDrift)
        {
            drifts.Add(new FeatureDrift(Name, test, state.Statistic, state.Threshold, state.FirstSeen));
        }
    }
}
