using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Bars in a row whose four prices are one and the same. <see cref="BarAuditOptions.FlatBars"/> with the same volume above zero are copies:
/// an error. As many without volume are a quiet market or a filled hole: a warning. With volumes that differ, four times as many and
/// one more are a warning.
/// </summary>
internal sealed class FlatRunDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditRun _run = new();
    private decimal _price;
    private decimal _volume;
    private bool _hasOneVolume;

    public void Add(in AuditRow row)
    {
        if (!row.IsFlat)
        {
            Complete();
            return;
        }

        // A change of the volume ends a run of copies, and begins another at the same price.
        if (_run.Count > 0 && (row.Close != _price || (_hasOneVolume && _run.Count >= context.Options.FlatBars && row.Volume != _volume)))
        {
            Complete();
        }

        _hasOneVolume = _run.Count == 0 || (_hasOneVolume && row.Volume == _volume);
        (_price, _volume) = (row.Close, row.Volume);
        _run.Add(row);
    }

    public void Complete()
    {
        var options = context.Options;
        if (_run.Count >= (_hasOneVolume ? options.FlatBars : (4 * options.FlatBars) + 1))
        {
            var volume = !_hasOneVolume ? "volumes that differ" : string.Create(CultureInfo.InvariantCulture, $"the volume {_volume}");
            context.Sink.Add(_run.ToFinding(
                AuditKind.FlatRun,
                _hasOneVolume && _volume > 0 ? AuditLevel.Error : AuditLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{_run.Count} bars stand still at {_price} with {volume}"),
                _hasOneVolume && _volume == 0
                    ? "Where the source fills holes, remove these bars so that they are missing; a repair leaves them as they are."
                    : "Compare with the source; a repair leaves them as they are."));
        }

        _run.Clear();
    }
}
