using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary><see cref="BarAuditOptions.StaleVolumeBars"/> bars in a row with the same volume above zero while the close moves at least once: the volume is filled in. Always an error.</summary>
internal sealed class StaleVolumeDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditRun _run = new();
    private decimal _volume;
    private decimal _close;
    private bool _isMoving;

    public void Add(in AuditRow row)
    {
        if (row.Volume <= 0 || row.Volume != _volume)
        {
            Complete();
        }

        if (row.Volume > 0)
        {
            _isMoving |= _run.Count > 0 && row.Close != _close;
            _run.Add(row);
        }

        (_volume, _close) = (row.Volume, row.Close);
    }

    public void Complete()
    {
        if (_isMoving && _run.Count >= context.Options.StaleVolumeBars)
        {
            context.Sink.Add(_run.ToFinding(
                AuditKind.StaleVolume,
                AuditLevel.Error,
                string.Create(CultureInfo.InvariantCulture, $"{_run.Count} bars have the volume {_volume} while prices move"),
                "Get the volumes from the source again; a repair leaves them as they are."));
        }

        _run.Clear();
        _isMoving = false;
    }
}
