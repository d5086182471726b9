using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Rows that are earlier than one before them and do not repeat a time. A file with its newest row first as a whole is one warning; the later row is then the earlier one.</summary>
internal sealed class OrderDetector : IAuditDetector
{
    private readonly AuditGroup _group;
    private readonly AuditContext _context;
    private bool _isStated;

    public OrderDetector(AuditContext context)
    {
        _context = context;
        _group = new AuditGroup(context.Sink, AuditKind.OutOfOrder, "An import sorts by time. Look whether another file was appended; a repair leaves the order as it is.", join: 1);
    }

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (_context.IsDescending && !_isStated)
        {
            _isStated = true;
            _group.Add(AuditLevel.Warning, row.Line, row.Time, "the file has its newest row first");
            _group.Close();
        }

        if (row.IsBehind && row.Earlier is null)
        {
            _group.Add(AuditLevel.Error, row.Line, row.Time, string.Create(CultureInfo.InvariantCulture, $"line {row.Line} goes back to {UtcText.Format(row.Time)}"));
        }
    }

    public void Complete() => _group.Close();
}
