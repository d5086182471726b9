using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Bars in a row with the same open, the same high, the same low and the same close, flat or not. <see cref="BarAuditOptions.FlatBars"/> with
/// the same volume above zero are copies: an error. As many without volume are a filled hole, an error, where no more than one in a
/// hundred of the other bars is without volume; otherwise a quiet market, a warning. With volumes that differ, three times as many and
/// one more are a warning.
/// </summary>
internal sealed class FlatRunDetector(AuditContext context) : IAuditDetector
{
    private const int ManyForDifferentVolumes = 3;
    private readonly AuditRun _run = new();
    private readonly List<AuditFinding> _idle = [];
    private (decimal Open, decimal High, decimal Low, decimal Close) _prices;
    private decimal _volume;
    private bool _hasOneVolume;
    private long _rows;
    private long _idleRows;
    private long _idleInRuns;

    public void Add(in AuditRow row)
    {
        _rows++;
        _idleRows += row.Volume == 0 ? 1 : 0;

        // A change of the volume ends a run of copies, and begins another at the same prices.
        var prices = (row.Open, row.High, row.Low, row.Close);
        if (_run.Count > 0 && (prices != _prices || (_hasOneVolume && _run.Count >= context.Options.FlatBars && row.Volume != _volume)))
        {
            CloseRun();
        }

        _hasOneVolume = _run.Count == 0 || (_hasOneVolume && row.Volume == _volume);
        (_prices, _volume) = (prices, row.Volume);
        _run.Add(row);
    }

    public void Complete()
    {
        CloseRun();
        var level = 100 * (_idleRows - _idleInRuns) <= _rows - _idleInRuns ? AuditLevel.Error : AuditLevel.Warning;
        foreach (var finding in _idle)
        {
            context.Sink.Add(finding with { Level = level });
        }
    }

    private void CloseRun()
    {
        var options = context.Options;
        if (_run.Count >= (_hasOneVolume ? options.FlatBars : (ManyForDifferentVolumes * options.FlatBars) + 1))
        {
            var isIdle = _hasOneVolume && _volume == 0;
            var volume = _hasOneVolume ? string.Create(CultureInfo.InvariantCulture, $"the volume {_volume}") : "volumes that differ";
            var finding = _run.ToFinding(
                AuditKind.FlatRun,
                _hasOneVolume && !isIdle ? AuditLevel.Error : AuditLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{_run.Count} bars have the same prices (open {_prices.Open}, high {_prices.High}, low {_prices.Low}, close {_prices.Close}) with {volume}"),
                isIdle
                    ? "Where the source fills holes, remove these bars so that they are missing; a repair leaves them as they are."
                    : "Compare with the source; a repair leaves them as they are.");
            Report(finding, isIdle);
        }

        _run.Clear();
    }

    /// <summary>Bars without volume wait for the end of the file, which tells how common they are; more than can be kept are no sign of a few holes.</summary>
    private void Report(AuditFinding finding, bool isIdle)
    {
        if (!isIdle)
        {
            context.Sink.Add(finding);
            return;
        }

        _idleInRuns += finding.Count;
        if (_idle.Count < context.Options.MaximumFindings)
        {
            _idle.Add(finding);
        }
        else
        {
            context.Sink.Add(finding);
        }
    }
}
