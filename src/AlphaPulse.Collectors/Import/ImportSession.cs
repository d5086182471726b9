using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>One import on its way: first a sample of rows until the series is known, then batches.</summary>
internal sealed class ImportSession(
    ImportTarget target, ILogger logger, string source, ImportOptions options, IProgress<ImportProgress>? progress)
{
    private const int SampledTimes = 1_000;
    private const int GreatestSample = 10_000;
    private readonly TimeColumn _times = new(options.EpochUnit);
    private readonly List<string> _told = [];
    private readonly List<(ImportRow Row, long Line, string Raw)> _sample = [];
    private readonly SortedSet<DateTimeOffset> _sampleTimes = [];
    private readonly List<(long Line, string Raw, string Reason)> _bad = [];
    private readonly List<Bar> _batch = [];
    private BarCsvFormat? _format;
    private ImportRowReader? _reader;
    private RepeatedVersions? _repeated;
    private ITradingCalendar _calendar = AlwaysOpenCalendar.Instance;
    private BarSeriesId _series;
    private long _rows;
    private long _quarantined;
    private long _inserted;
    private long _revised;
    private long _unchanged;
    private long _unexpected;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    private bool IsResolved => _repeated is not null;

    /// <summary>Whether a step must be taken before the next line is added.</summary>
    public bool MustStep => IsResolved
        ? _batch.Count + _bad.Count >= options.BatchSize
        : _sampleTimes.Count >= SampledTimes || _sample.Count + _bad.Count >= GreatestSample;

    /// <summary>Takes how the file is written; before the first line.</summary>
    public void Begin(BarCsvFormat format)
    {
        _format = format;
        _times.DateOrder = format.DateOrder;
        _reader = new ImportRowReader(format, _times);
    }

    /// <summary>Adds a data row.</summary>
    public void Add(ReadOnlySpan<byte> line, long number, bool isTooLong)
    {
        _rows++;
        ImportRow row = default;
        var defect = isTooLong ? "the line is longer than 64 KiB" : _reader!.Read(line, out row);
        if (defect is null && !IsResolved)
        {
            _sample.Add((row, number, RawText.OfLine(line)));
            _sampleTimes.Add(row.OpenTime);
            return;
        }

        defect ??= AddBar(row);
        if (defect is not null)
        {
            AddBad(number, RawText.OfLine(line), defect);
        }
    }

    /// <summary>Settles the series, or writes the batch.</summary>
    public async Task StepAsync(long bytesRead, CancellationToken cancellationToken)
    {
        if (IsResolved)
        {
            await WriteAsync(bytesRead, cancellationToken).ConfigureAwait(false);
            return;
        }

        Resolve();
        foreach (var (row, line, raw) in _sample)
        {
            if (AddBar(row) is { } defect)
            {
                AddBad(line, raw, defect);
            }

            if (MustStep)
            {
                await WriteAsync(bytesRead, cancellationToken).ConfigureAwait(false);
            }
        }

        _sample.Clear();
        _sampleTimes.Clear();
    }

    /// <summary>Writes what is left.</summary>
    public async Task<ImportReport> CompleteAsync(long bytesRead, string hash, CancellationToken cancellationToken)
    {
        if (_rows == 0)
        {
            throw new ImportFormatException($"'{source}' has a header and no rows.");
        }

        if (!IsResolved)
        {
            await StepAsync(bytesRead, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(bytesRead, cancellationToken).ConfigureAwait(false);
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        await target.SealAsync(hash, cancellationToken).ConfigureAwait(false);
        progress?.Report(new ImportProgress(_rows, _quarantined, bytesRead));
        CollectorsLog.Imported(logger, source, _series, _rows, _inserted, _revised, _unchanged, _quarantined);
        return new ImportReport
        {
            Source = source,
            Series = _series,
            Calendar = _calendar,
            Rows = _rows,
            Inserted = _inserted,
            Revised = _revised,
            Unchanged = _unchanged,
            Quarantined = _quarantined,
            First = _first,
            Last = _last,
            Findings = [.. Findings()],
            DataSha256 = hash,
        };
    }

    private IEnumerable<string> Findings()
    {
        foreach (var finding in (_format!.IsPlain ? [] : _format.Findings).Concat(_told).Concat(_times.Findings))
        {
            yield return finding;
        }

        var ignored = string.Join(", ", _format!.Columns.Ignored);
        if (ignored.Length > 0)
        {
            yield return $"columns: {ignored} ignored.";
        }

        yield return $"availability: assumed at the close plus {options.AvailabilityLag:c}.";
        if (_unexpected > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"grid: {_unexpected} bars open at times when the calendar '{_calendar.Name}' expects none of {_series.Timeframe}; they are kept.");
        }
    }

    private void Resolve()
    {
        if (_sample.Count == 0 && (options.Timeframe is null || !_times.IsSettled))
        {
            var (line, _, reason) = _bad[0];
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"None of the first {_bad.Count} rows of '{source}' can be read; the first is line {line}: {reason}. Check the header and the units."));
        }

        List<DateTimeOffset> times = [.. _sampleTimes.Take(SampledTimes)];
        var instrument = options.Instrument ?? Tell(SeriesDetection.FindInstrument(source, out var byName), byName);
        var timeframe = options.Timeframe ?? Tell(SeriesDetection.FindTimeframe(times, source, out var bySpacing), bySpacing);
        _calendar = options.Calendar
            ?? Tell(SeriesDetection.FindCalendar(times, timeframe, options.ExchangeCalendar, out var byDays), byDays);
        _series = new BarSeriesId(instrument, timeframe);
        _repeated = new RepeatedVersions(target.Bars, _series);
        target.Begin(_series, _calendar);
    }

    private T Tell<T>(T value, string finding)
    {
        _told.Add(finding);
        return value;
    }

    private void AddBad(long number, string raw, string defect)
    {
        if (_quarantined == 0 && _bad.Count == 0)
        {
            CollectorsLog.FirstQuarantined(logger, source, number, defect);
        }

        _bad.Add((number, raw, defect));
    }

    /// <summary>Puts a row into the batch.</summary>
    /// <returns>Why it cannot become a bar, or <see langword="null"/>.</returns>
    private string? AddBar(in ImportRow row)
    {
        bool isExpected;
        DateTimeOffset close;
        try
        {
            // A calendar knows no close of a bar that it does not expect; such a bar is complete after its length.
            isExpected = _calendar.IsExpected(_series.Timeframe, row.OpenTime);
            close = isExpected
                ? _calendar.CloseOf(_series.Timeframe, row.OpenTime)
                : _series.Timeframe.Add(row.OpenTime, 1);
        }
        catch (ArgumentOutOfRangeException)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{_format!.Columns.TimeName} {row.OpenTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'} is outside the times that the calendar '{_calendar.Name}' knows");
        }

        var bar = row.ToBar(_series, close + options.AvailabilityLag);
        _unexpected += isExpected ? 0 : 1;
        _first = _first is { } first && first <= bar.OpenTime ? first : bar.OpenTime;
        _last = _last is { } last && last >= bar.OpenTime ? last : bar.OpenTime;
        _batch.Add(bar);
        return null;
    }

    private async Task WriteAsync(long bytesRead, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_batch.Count + _bad.Count > 0)
        {
            var ready = await _repeated!.FilterAsync(_batch, cancellationToken).ConfigureAwait(false);
            var rows = _bad.ConvertAll(bad => new QuarantinedRow(_series, source, bad.Line, bad.Raw, bad.Reason));
            Count(await target.WriteAsync(_batch, ready, rows, cancellationToken).ConfigureAwait(false));
            _batch.Clear();
            _quarantined += _bad.Count;
            CollectorsTelemetry.RowsQuarantined.Add(_bad.Count);
            _bad.Clear();
            if (_repeated.IsFull)
            {
                await SettleAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        progress?.Report(new ImportProgress(_inserted + _revised + _unchanged + _quarantined, _quarantined, bytesRead));
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (added, unchanged) = await _repeated!.SettleAsync(cancellationToken).ConfigureAwait(false);
        _unchanged += unchanged;
        Count(await target.Bars.WriteAsync(added, cancellationToken).ConfigureAwait(false));
    }

    private void Count(BarWriteResult result)
    {
        _inserted += result.Inserted;
        _revised += result.Revised;
        _unchanged += result.Unchanged;
        CollectorsTelemetry.BarsImported.Add(result.Inserted + result.Revised);
    }
}
