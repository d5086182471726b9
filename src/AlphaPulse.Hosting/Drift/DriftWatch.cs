using AlphaPulse.Drift;
using AlphaPulse.Features;
using AlphaPulse.Models;
using ColumnScale = AlphaPulse.Drift.ColumnScale;

namespace AlphaPulse.Hosting;

/// <summary>
/// Watches the features of a model and the raw inputs behind them: the features are scale-free, so that a break such as another unit
/// of volume shows in the raw inputs only. Where its profile was made with them, what the features add to its sum is watched too.
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
    private readonly IModelExplainer? _explainer;
    private readonly double[] _contributions;

    private DriftWatch(DriftMonitor monitor, int features, IModelExplainer? explainer)
    {
        _monitor = monitor;
        _features = features;
        _explainer = explainer;
        _contributions = new double[explainer is null ? 0 : features];
        _row = new double[features + RawInputs.Columns.Count + _contributions.Length];
    }

    /// <summary>Whether the contributions of the features are watched: the profile was made with them.</summary>
    public bool WatchesContributions => _explainer is not null;

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
    public static ReferenceProfile FitProfile(DriftMonitorFactory factory, FeatureMatrix features, ITradingCalendar calendar, int count) =>
        FitProfile(factory, features, calendar, count, explainer: null);

    /// <summary>Fits the profile of a model with what its features add to its sum.</summary>
    /// <param name="factory">Makes profiles with the options of the host.</param>
    /// <param name="features">The rows of the series.</param>
    /// <param name="calendar">The calendar of the instrument: says how many bars make a year where the options do not.</param>
    /// <param name="count">How many of the rows, from the first, may be seen; at least 1.</param>
    /// <param name="explainer">The explainer of the model; <see langword="null"/> to leave contributions out.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="InsufficientHistoryException">The rows are too few for the windows of the options; the message says how many are needed.</exception>
    public static ReferenceProfile FitProfile(
        DriftMonitorFactory factory, FeatureMatrix features, ITradingCalendar calendar, int count, IModelExplainer? explainer)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        var columns = ColumnsOf(features.Schema, explainer is not null);
        var (width, others) = (features.Schema.Columns.Count, features.Schema.Columns.Count + RawInputs.Columns.Count);
        var contributions = new double[width];
        var raw = new RawInputs();
        var start = StartOf(features, count);
        var rows = new double[(count - start) * columns.Count];
        for (var i = start; i < count; i++)
        {
            var row = rows.AsSpan((i - start) * columns.Count, columns.Count);
            features.Row(i).CopyTo(row);
            raw.Write(features.Bars[i], row[width..]);
            if (explainer is not null)
            {
                Explain(explainer, row[..width], contributions);
                ContributionColumns.Write(contributions, row[others..]);
            }
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
    /// <exception cref="ModelExplanationException">The profile has contributions, and the model cannot be explained.</exception>
    public static async Task<DriftWatch?> OpenAsync(
        IModelRegistry registry, LoadedModel model, DriftMonitorFactory factory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factory);
        if (await registry.ReadEvidenceAsync(model.Version.Id, ProfileName, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        // The profile says what is watched, whatever the host explains: profiles without contributions are watched as they always were.
        var schema = model.Artifact.Model.Schema;
        var profile = ReferenceProfileFile.FromBytes(file, $"{model.Version.Id}/{ProfileName}");
        var explainer = ContributionColumns.AreIn(profile.Columns) ? ModelExplainers.Create(model.Artifact.Model, model.Version.Id) : null;
        return new DriftWatch(factory.Create(profile, ColumnsOf(schema, explainer is not null)), schema.Columns.Count, explainer);
    }

    /// <summary>Takes in a closed bar and the features at it. Contributions are computed here where they are watched.</summary>
    /// <param name="bar">The bar; later than the one before.</param>
    /// <param name="features">The features in the order of the schema of the model; NaN is missing.</param>
    public void Observe(Bar bar, ReadOnlySpan<double> features) => Observe(bar, features, contributions: default);

    /// <summary>Takes in a closed bar, the features at it and what they added to the sum of the model.</summary>
    /// <param name="bar">The bar; later than the one before.</param>
    /// <param name="features">The features in the order of the schema of the model; NaN is missing.</param>
    /// <param name="contributions">
    /// As <c>SignalEngine.LastContributions</c> has them; computed here where they are watched and there are none.
    /// </param>
    public void Observe(Bar bar, ReadOnlySpan<double> features, ReadOnlySpan<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(bar);
        features.CopyTo(_row);
        _raw.Write(bar, _row.AsSpan(_features));
        if (_explainer is not null)
        {
            if (contributions.IsEmpty)
            {
                Explain(_explainer, features, _contributions);
                contributions = _contributions;
            }

            ContributionColumns.Write(contributions, _row.AsSpan(_features + RawInputs.Columns.Count));
        }

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

    /// <summary>Contributions of a row that gives a signal, as the engine has it: no feature is missing, and the model has a score.</summary>
    private static void Explain(IModelExplainer explainer, ReadOnlySpan<double> features, Span<double> contributions)
    {
        if (MissesAny(features) || !explainer.TryExplain(features, contributions))
        {
            contributions.Fill(double.NaN);
        }
    }

    private static bool MissesAny(ReadOnlySpan<double> features)
    {
        foreach (var feature in features)
        {
            if (double.IsNaN(feature))
            {
                return true;
            }
        }

        return false;
    }

    private static MonitoredColumns ColumnsOf(FeatureSchema schema, bool withContributions)
    {
        var features = MonitoredColumns.From(schema, [.. schema.Columns.Select(ScaleOf)]);
        var columns = features.With(RawInputs.Columns);
        return withContributions ? columns.With(ContributionColumns.Of(features)) : columns;
    }

    private static ColumnScale ScaleOf(FeatureColumn column) =>
        FeatureCatalog.All.Any(f => f.IsOfTime && f.Name == column.Name) ? ColumnScale.Clock : ColumnScale.Stationary;
}
