using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>The file ends in <see cref="BarAuditOptions.DeadBars"/> bars or more at one price without volume: the instrument is no longer traded. Of a day or more an error, otherwise a warning.</summary>
internal sealed class DeadSymbolDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditRun _tail = new();
    private decimal _price;
    private bool _isOver;

    public void Add(in AuditRow row)
    {
        if (_isOver)
        {
            return;
        }

        var isDead = row.IsFlat && row.Volume == 0;
        if (!isDead || row.Close != _price)
        {
            // With the newest row first the tail is at the top, and over with the first row that trades.
            _isOver = context.IsDescending && _price != 0;
            if (_isOver)
            {
                return;
            }

            _tail.Clear();
        }

        _price = row.Close;
        if (isDead)
        {
            _tail.Add(row);
        }
    }

    public void Complete()
    {
        if (_tail.Count >= context.Options.DeadBars)
        {
            // A day from the open of the first bar to the close of the last.
            var length = context.Timeframe.Add(DateTimeOffset.UnixEpoch, 1) - DateTimeOffset.UnixEpoch + _tail.Length;
            context.Sink.Add(_tail.ToFinding(
                AuditKind.DeadSymbol,
                length >= TimeSpan.FromDays(1) ? AuditLevel.Error : AuditLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"the last {_tail.Count} bars stand at {_price} without volume: the symbol is dead"),
                "End the series before these bars; a repair leaves them as they are."));
        }
    }
}
