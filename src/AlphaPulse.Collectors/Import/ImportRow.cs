namespace AlphaPulse.Collectors;

/// <summary>One data row of a file that is fit to become a bar.</summary>
internal struct ImportRow
{
    public DateTimeOffset OpenTime;
    public decimal Open;
    public decimal High;
    public decimal Low;
    public decimal Close;
    public decimal Volume;
    public BarDetail? Detail;

    public readonly Bar ToBar(BarSeriesId series, DateTimeOffset availableAt) => new(
        series,
        OpenTime,
        Open,
        High,
        Low,
        Close,
        Volume,
        availableAt,
        BarProvenance.Import)
    {
        Detail = Detail,
        IsAvailabilityAssumed = true,
    };
}
