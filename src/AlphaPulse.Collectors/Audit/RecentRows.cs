namespace AlphaPulse.Collectors;

/// <summary>The last rows by their times, so that a repeated time is known again in constant memory.</summary>
internal sealed class RecentRows
{
    private const int GreatestCount = 16_384;
    private readonly Dictionary<long, EarlierRow> _rows = [];
    private readonly Queue<long> _order = new();

    /// <summary>Finds the row of the same time and takes this one in its place.</summary>
    public EarlierRow? Exchange(in AuditRow row)
    {
        var ticks = row.Time.UtcTicks;
        var earlier = _rows.GetValueOrDefault(ticks);
        _rows[ticks] = EarlierRow.Of(row);
        if (earlier is null)
        {
            _order.Enqueue(ticks);
            if (_order.Count > GreatestCount)
            {
                _rows.Remove(_order.Dequeue());
            }
        }

        return earlier;
    }
}
