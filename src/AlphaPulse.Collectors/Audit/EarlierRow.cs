namespace AlphaPulse.Collectors;

/// <summary>A row that was read before.</summary>
internal sealed record EarlierRow(long Line, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    public static EarlierRow Of(in AuditRow row) => new(row.Line, row.Open, row.High, row.Low, row.Close, row.Volume);

    public bool IsSameAs(in AuditRow row) =>
        Open == row.Open && High == row.High && Low == row.Low && Close == row.Close && Volume == row.Volume;
}
