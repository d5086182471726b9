using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Times in another unit than that of the first row, told apart by their range (1990 to 2100): s, ms, us, ns, ISO-8601. Always an error: an import quarantines such rows.</summary>
internal sealed class TimeUnitDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditGroup _group = new(
        context.Sink, AuditKind.TimeUnit, "A repair writes these times in the unit of the first row where that holds them exactly.", join: 0);

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (row.OtherUnit is { } unit)
        {
            _group.Add(AuditLevel.Error, row.Line, row.Time, string.Create(CultureInfo.InvariantCulture, $"from line {row.Line} on times are in {unit}"));
        }
    }

    public void Complete() => _group.Close();
}
