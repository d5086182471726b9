using AlphaPulse.Drift;
using AlphaPulse.Features;

namespace AlphaPulse.Hosting;

/// <summary>
/// Watches the features of a model and the raw inputs behind them: the features are scale-free, so that a break such as another unit
/// of volume shows in the raw inputs only.
/// </summary>
/// <remarks>Holds state; not safe for use from several threads.</remarks>
public sealed class DriftWatch
{
    /// <summary>The name under which the reference profile is kept beside a version.</summary>
    public const string ProfileName = "profile.json";

    private readonly DriftMonitor _monitor;
    private readonly RawInputs _raw = new();
    private readonly double[] _row;
    private readonly int _features;

    private DriftWatch(DriftMonitor monitor, int features)
    {
        _monitor = monitor;
        _features = features;
        _row = new double[features + RawInputs.Columns.Count];
    }

    /// <summary>Whether signals are to be held.</summary>
    public bool IsHeld => _monitor.IsHeld;

    /// <summary>What the last evaluation does to signals.</summary>
    internal DriftLevel Level =>
        _monitor.IsHeld ? DriftLevel.Held
        : _monitor.Policy != DriftPolicy.None && _monitor.Status is DriftStatus.Warning or DriftStatus.Drift ? DriftLevel.Warning
        : DriftLevel.Quiet;

    /// <summary>Why, in one line; <see langword="null"/> where nothing drifts.</summary>
    public string? Reason => _monitor.Reason;

    /// <summary>What the last evaluation found.</summary>
    public DriftStatus Status => _monitor.Status;

    /// <summary>
    /// Fits the profile of a model: what its features and raw inputs looked like before the holdout, from the last cut of the series on.
    /// </summary>
    /// <param name="factory">Makes profiles with the options of the host.</param>
    /// <param name="features">The rows of the series.</param>
    /// <param name="calendar">The calendar of the instrument: says how many bars make a year where the options do not.</param>
    /// <param name="count">How many of the rows, from the first, may be seen; at least 1.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="InsufficientHistoryException">The rows are too few for the windows of the options; the message says how many are needed.</exception>
    public static ReferenceProfile FitProfile(DriftMonitorFactory factory, FeatureMatrix features, ITradingCalendar calendar, int count)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        var columns = ColumnsOf(features.Schema);
        var raw = new RawInputs();
        var start = StartOf(features, count);
        var rows = new double[(count - start) * columns.Count];
        for (var i = start; i < count; i++)
        {
            var row = rows.AsSpan((i - start) * columns.Count, columns.Count);
            features.Row(i).CopyTo(row);
            raw.Write(features.Bars[i], row[features.Schema.Columns.Count..]);
        }

        return factory.Fit(columns, rows, BarsOfYear.Count(calendar, features.Bars[0].Series.Timeframe));
    }

    /// <summary>Begins to watch a model with the profile that is kept beside its version.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="model">The model.</param>
    /// <param name="factory">Makes monitors with the options of the host.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The watch, or <see langword="null"/> where no profile is kept: the model was registered without one.</returns>
    /// <exception cref="ProfileFormatException">The profile is damaged.</exception>
    /// <exception cref="SchemaMismatchException">The profile is of other features.</exception>
    public static async Task<DriftWatch?> OpenAsync(
        IModelRegistry registry, LoadedModel model, DriftMonitorFactory factory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factory);
        var schema = model.Artifact.Model.Schema;
        return await registry.ReadEvidenceAsync(model.Version.Id, ProfileName, cancellationToken).ConfigureAwait(false) is { } file
            ? new DriftWatch(
                factory.Create(ReferenceProfileFile.FromBytes(file, $"{model.Version.Id}/{ProfileName}"), ColumnsOf(schema)), schema.Columns.Count)
            : null;
    }

    /// <summary>Takes in a closed bar and the features at it.</summary>
    /// <param name="bar">The bar; later than the one before.</param>
    /// <param name="features">The features in the order of the schema of the model; NaN is missing.</param>
    public void Observe(Bar bar, ReadOnlySpan<double> features)
    {
        ArgumentNullException.ThrowIfNull(bar);
        features.CopyTo(_row);
        _raw.Write(bar, _row.AsSpan(_features));
        _monitor.Observe(_row, bar.OpenTime);
    }

    /// <summary>Begins anew, since the series is cut: the next bar is the first behind it. See <see cref="DriftMonitor.Cut"/>.</summary>
    /// <param name="cut">The cut.</param>
    public void Cut(SeriesCut cut) => _monitor.Cut(cut);

    /// <summary>Sums up what was seen.</summary>
    /// <returns>The report.</returns>
    public DriftReport CreateReport() => _monitor.CreateReport();

    /// <summary>What is above its limit, or was and has not ended, the farthest first.</summary>
    /// <returns>The tests.</returns>
    public IReadOnlyList<FeatureDrift> ListDrifts() => _monitor.ListDrifts();

    /// <summary>What the last evaluation measured, column by column.</summary>
    /// <returns>The readings.</returns>
    public IReadOnlyList<ColumnReading> ListReadings() => _monitor.ListReadings();

    private static int StartOf(FeatureMatrix features, int count)
    {
        for (var i = count - 1; i > 0; i--)
        {
            var (bar, before) = (features.Bars[i], features.Bars[i - 1]);
            if (features.Cuts.Any(cut => cut.At <= bar.OpenTime && cut.At > before.OpenTime))
            {
                return i;
            }
        }

        return 0;
    }

    private static MonitoredColumns ColumnsOf(FeatureSchema schema) =>
        MonitoredColumns.From(schema, [.. schema.Columns.Select(ScaleOf)]).With(RawInputs.Columns);

    private static ColumnScale ScaleOf(FeatureColumn column) =>
        FeatureCatalog.All.Any(f => f.IsOfTime && f.Name == column.Name) ? ColumnScale.Clock : ColumnScale.Stationary;
}
