using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>One audit on its way: first a sample of rows until timeframe and calendar are known, then row by row through all detectors.</summary>
internal sealed class AuditSession(string source, BarAuditOptions options, bool isForRepair)
{
    private const int SampledTimes = 1_000;
    private const int GreatestSample = 10_000;
    private readonly TimeColumn _times = new(options.Reading.EpochUnit);
    private readonly AuditSink _sink = new(options.MaximumFindings, isForRepair);
    private readonly List<string> _told = [];
    private readonly List<AuditRow> _sample = [];
    private readonly SortedSet<DateTimeOffset> _sampleTimes = [];
    private readonly RecentRows _recent = new();
    private readonly int[] _cleanDecimals = new int[AuditRow.VolumeIndex + 1];
    private AuditGroup? _unreadable;
    private AuditRowReader? _reader;
    private BarCsvFormat? _format;
    private AuditContext? _context;
    private IAuditDetector[] _detectors = [];
    private long _rows;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    /// <summary>What a repair of the file needs to know of it as a whole; complete after <see cref="Complete"/>.</summary>
    public RepairPlan Plan => new(_times.Unit, _cleanDecimals, _sink.Dropped);

    /// <summary>Takes how the file is written; before the first line.</summary>
    public void Begin(BarCsvFormat format)
    {
        _format = format;
        _times.DateOrder = format.DateOrder;
        _reader = new AuditRowReader(format, _times);
        _unreadable = new AuditGroup(
            _sink, AuditKind.Unreadable, "An import quarantines these rows. Get them from the source again; a repair leaves them as they are.", join: 100);
    }

    /// <summary>Adds a data row.</summary>
    public void Add(ReadOnlySpan<byte> line, long number, bool isTooLong)
    {
        _rows++;
        if (_reader!.Read(line, number, isTooLong, out var row) is { } defect)
        {
            _unreadable!.Add(AuditLevel.Error, number, null, string.Create(CultureInfo.InvariantCulture, $"line {number}: {defect}"));
            return;
        }

        if (_context is not null)
        {
            Take(ref row);
            return;
        }

        _sample.Add(row);
        _sampleTimes.Add(row.Time);
        if (_sampleTimes.Count >= SampledTimes || _sample.Count >= GreatestSample)
        {
            Resolve();
        }
    }

    public AuditReport Complete(string hash)
    {
        if (_rows == 0)
        {
            throw new ImportFormatException($"'{source}' has a header and no rows.");
        }

        if (_context is null)
        {
            Resolve();
        }

        _unreadable!.Close();
        foreach (var detector in _detectors)
        {
            detector.Complete();
        }

        return new AuditReport
        {
            Source = source,
            Rows = _rows,
            Timeframe = _context!.Timeframe,
            Calendar = _context.Calendar,
            First = _first,
            Last = _last,
            Findings = _sink.Findings,
            Omitted = _sink.Omitted,
            Told = [.. _format!.Findings, .. _told, .. _times.Findings],
            DataSha256 = hash,
        };
    }

    private void Resolve()
    {
        if (_sample.Count == 0)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture, $"None of the {_rows} rows of '{source}' can be read. Check the header, the units and the dialect."));
        }

        List<DateTimeOffset> times = [.. _sampleTimes.Take(SampledTimes)];
        var reading = options.Reading;
        var timeframe = reading.Timeframe ?? Tell(SeriesDetection.FindTimeframe(times, source, out var bySpacing), bySpacing);
        var calendar = reading.Calendar ?? Tell(SeriesDetection.FindCalendar(times, timeframe, reading.ExchangeCalendar, out var byDays), byDays);
        _context = new AuditContext(options, timeframe, calendar, IsDescending(), _sink);
        _detectors = AuditDetectors.Create(_context);
        for (var i = 0; i < _sample.Count; i++)
        {
            var row = _sample[i];
            Take(ref row);
        }

        _sample.Clear();
        _sampleTimes.Clear();
    }

    private T Tell<T>(T value, string finding)
    {
        _told.Add(finding);
        return value;
    }

    /// <summary>Whether most steps of the sample go back.</summary>
    private bool IsDescending()
    {
        var back = _sample.Zip(_sample.Skip(1), (row, next) => next.Time < row.Time).Count(isBack => isBack);
        return 2 * back > _sample.Count;
    }

    private void Take(ref AuditRow row)
    {
        row.Defect = BarRules.FindDefect(row.Open, row.High, row.Low, row.Close, row.Volume);
        row.IsExpected = IsExpected(row.Time);
        row.Earlier = _recent.Exchange(row);
        row.IsBehind = _context!.IsDescending ? row.Time > _first : row.Time < _last;
        _first = _first is { } first && first <= row.Time ? first : row.Time;
        _last = _last is { } last && last >= row.Time ? last : row.Time;
        for (var i = 0; i < _cleanDecimals.Length; i++)
        {
            if (row.Shapes[i].CleanDecimals < 0)
            {
                _cleanDecimals[i] = Math.Max(_cleanDecimals[i], row.Shapes[i].Effective);
            }
        }

        foreach (var detector in _detectors)
        {
            if (row.Defect is null || !detector.NeedsSoundBars)
            {
                detector.Add(row);
            }
        }
    }

    private bool IsExpected(DateTimeOffset time)
    {
        try
        {
            return _context!.Calendar.IsExpected(_context.Timeframe, time);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A calendar that does not know a time expects nothing there.
            return false;
        }
    }
}
