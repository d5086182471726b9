using System.Globalization;

namespace AlphaPulse.Drift;

/// <summary>Compares a sliding window of rows with a reference profile and says when signals should be held.</summary>
/// <remarks>
/// <para>Every <see cref="ReferenceProfile.EvaluateEveryRows"/> rows it makes the tests of <see cref="DriftTest"/>: of distributions once
/// the window is full and over as many evaluations in a row as the options ask, of gross breaks from
/// <see cref="ReferenceProfile.RecentRows"/> rows on and at once. A test that cannot be made, since too much is missing, counts neither
/// as quiet nor as drift. Equal rows give equal decisions; nothing of a later row is used. Where the series is cut, see <see cref="Cut"/>.</para>
/// <para>Holds state and belongs to one thread. <see cref="Observe"/> allocates nothing unless a drift starts or ends.</para>
/// </remarks>
public sealed class DriftMonitor
{
    private readonly ReferenceProfile _profile;
    private readonly int _confirm;
    private readonly int _release;
    private readonly ColumnWindow[] _columns;
    private readonly double[] _buffer;
    private readonly List<DriftAlarm> _alarms = [];
    private readonly List<SeriesCut> _cuts = [];
    private int _position;
    private long _rows;
    private long _seen;
    private long _evaluations;
    private long _warnings;
    private long _held;
    private DateTimeOffset? _last;

    /// <summary>Creates a monitor that has seen no row.</summary>
    /// <param name="profile">The reference.</param>
    /// <param name="columns">The columns of the rows that will come; must be those of the profile.</param>
    /// <param name="options">The policy and the counts of evaluations; the sizes are those of the profile. <see langword="null"/> for the defaults.</param>
    /// <exception cref="SchemaMismatchException">The columns are not those of the profile.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public DriftMonitor(ReferenceProfile profile, MonitoredColumns columns, DriftOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(columns);
        options ??= new DriftOptions();
        DriftOptionsValidator.EnsureValid(options);
        profile.Columns.EnsureMatches(columns, "the monitor");
        _profile = profile;
        Policy = options.Policy;
        _confirm = options.ConfirmEvaluations;
        _release = options.ReleaseEvaluations;
        _buffer = new double[profile.WindowRows];
        _columns = [.. profile.Profiles.Select((p, i) => new ColumnWindow(columns.Schema.Columns[i], p, profile.WindowRows, profile.RecentRows))];
    }

    /// <summary>What a drift does to signals.</summary>
    public DriftPolicy Policy { get; }

    /// <summary>What the last evaluation found.</summary>
    public DriftStatus Status { get; private set; }

    /// <summary>Whether signals should be held: the policy is <see cref="DriftPolicy.Hold"/> and the status <see cref="DriftStatus.Drift"/>.</summary>
    public bool IsHeld => Policy == DriftPolicy.Hold && Status == DriftStatus.Drift;

    /// <summary>Why the status is <see cref="DriftStatus.Drift"/>, as one line that names the farthest column; <see langword="null"/> otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>Takes in the next row.</summary>
    /// <param name="row">One value a column; NaN is missing.</param>
    /// <param name="time">The time of the row; after that of the row before.</param>
    /// <returns>The status after the row.</returns>
    /// <exception cref="ArgumentException">The row has another number of columns, an infinite value, or a time that does not follow.</exception>
    public DriftStatus Observe(ReadOnlySpan<double> row, DateTimeOffset time)
    {
        Check(row, time);
        _last = time;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Set(_position, row[i]);
        }

        _position = _position + 1 == _profile.WindowRows ? 0 : _position + 1;
        _rows++;
        _seen++;
        if (_seen % _profile.EvaluateEveryRows == 0 && _seen >= _profile.RecentRows)
        {
            Evaluate(time);
        }

        if (IsHeld)
        {
            _held++;
            DriftTelemetry.HeldRows.Add(1);
        }

        return Status;
    }

    /// <summary>Forgets the rows so far, since the series is cut: what comes is compared by itself. A drift that lasts ends with it.</summary>
    /// <remarks>The profile stays what it is: where it was made of rows from before the cut, it describes what is gone, and a new one is due.</remarks>
    /// <param name="cut">The cut; the next row is the first behind it.</param>
    public void Cut(SeriesCut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        _cuts.Add(cut);
        DriftTelemetry.Cuts.Add(1);
        if (Status == DriftStatus.Drift)
        {
            _alarms[^1] = _alarms[^1] with { EndedAt = cut.At };
        }

        foreach (var column in _columns)
        {
            column.Forget();
        }

        (_position, _seen, Status, Reason) = (0, 0, DriftStatus.Learning, null);
    }

    /// <summary>Lists what is above its threshold or a drift that has not ended, the farthest first.</summary>
    /// <returns>The tests; empty where nothing is.</returns>
    public IReadOnlyList<FeatureDrift> ListDrifts()
    {
        var drifts = new List<FeatureDrift>();
        foreach (var column in _columns)
        {
            column.AddAbove(drifts);
        }

        // A stable order: equal ratios stay in the order of the columns.
        return [.. drifts.OrderByDescending(d => d.Ratio)];
    }

    /// <summary>Lists what the last evaluation measured, in the order of the columns.</summary>
    /// <returns>One reading a column.</returns>
    public IReadOnlyList<ColumnReading> ListReadings() => [.. _columns.Select(c => c.Read())];

    /// <summary>Sums up what was seen so far.</summary>
    /// <returns>The report.</returns>
    public DriftReport CreateReport() => new(_rows, _evaluations, _warnings, _held, Status, [.. _alarms]) { Cuts = [.. _cuts] };

    private void Evaluate(DateTimeOffset time)
    {
        var isFull = _seen >= _profile.WindowRows;
        bool isAbove = false, isDrift = false;
        foreach (var column in _columns)
        {
            column.EvaluateRecent(_position, _seen, time, _release);
            if (isFull)
            {
                column.EvaluateWindow(_buffer, time, _confirm, _release);
            }

            isAbove |= column.IsAbove;
            isDrift |= column.IsDrift;
        }

        _evaluations++;
        DriftTelemetry.Evaluations.Add(1);
        var before = Status;
        Status = isDrift ? DriftStatus.Drift
            : isAbove ? DriftStatus.Warning
            : isFull ? DriftStatus.Quiet
            : DriftStatus.Learning;
        _warnings += Status == DriftStatus.Warning ? 1 : 0;
        if (Status == DriftStatus.Drift && before != DriftStatus.Drift)
        {
            Start(time);
        }
        else if (Status != DriftStatus.Drift && before == DriftStatus.Drift)
        {
            _alarms[^1] = _alarms[^1] with { EndedAt = time };
            Reason = null;
        }
    }

    private void Start(DateTimeOffset time)
    {
        var drifts = ListDrifts();
        _alarms.Add(new DriftAlarm(time, _rows, null, drifts));
        var worst = drifts[0];
        Reason = string.Create(
            CultureInfo.InvariantCulture,
            $"{worst.Test} of '{worst.Column}' is {worst.Statistic:0.###}, above its threshold {worst.Threshold:0.###}, since {UtcText.Format(worst.FirstSeen)}");
        DriftTelemetry.Alarms.Add(1);
    }

    private void Check(ReadOnlySpan<double> row, DateTimeOffset time)
    {
        if (row.Length != _columns.Length)
        {
            throw new ArgumentException($"The row has {row.Length} values for {_columns.Length} columns; give one for each.", nameof(row));
        }

        var infinite = row.IndexOfAny(double.PositiveInfinity, double.NegativeInfinity);
        if (infinite >= 0)
        {
            throw new ArgumentException(
                $"Column '{_columns[infinite].Name}' of the row at {UtcText.Format(time)} is infinite; a missing value is NaN.", nameof(row));
        }

        if (time <= _last)
        {
            throw new ArgumentException(
                $"The row at {UtcText.Format(time)} does not follow the one at {UtcText.Format(_last.Value)}; give each row once, in order.", nameof(time));
        }
    }
}
