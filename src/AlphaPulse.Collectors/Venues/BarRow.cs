namespace AlphaPulse.Collectors;

/// <summary>One row of an answer with bars: where it lies in the answer and what it says.</summary>
/// <param name="Start">Where the row begins in the bytes of the answer.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="OpenTime">When it opens; <see langword="null"/> where that cannot be read.</param>
/// <param name="Bar">The bar, closed or not; <see langword="null"/> where it can be none.</param>
/// <param name="IsForming">Whether the venue says that it still forms.</param>
/// <param name="Defect">Why it can be none.</param>
internal readonly record struct BarRow(int Start, int Length, DateTimeOffset? OpenTime, Bar? Bar, bool IsForming, string? Defect)
{
    /// <summary>Makes a bar of what a row says, or finds out why that is none.</summary>
    public static BarRow Of(in VenueRow row, BarSeriesId series, in VenueBarValues values)
    {
        DateTimeOffset? openTime = values.OpenTime == default ? null : values.OpenTime;
        var detail = new BarDetail
        {
            QuoteVolume = values.QuoteVolume,
            TradeCount = values.TradeCount,
            TakerBuyVolume = values.TakerBuyVolume,
            TakerBuyQuoteVolume = values.TakerBuyQuoteVolume,
            Vwap = values.Vwap,
        };
        var defect = row.Defect
            ?? (openTime is null ? "there is no open time" : null)
            ?? (values.CloseTime < openTime ? "the bar closes before it opens" : null)
            ?? BarRules.FindDefect(values.Open, values.High, values.Low, values.Close, values.Volume)
            ?? BarRules.FindDefect(detail);
        if (defect is not null)
        {
            return new BarRow(row.Start, row.Length, openTime, Bar: null, values.IsForming, defect);
        }

        // A bar that a halt cut short is still complete only after its length.
        var full = series.Timeframe.Add(openTime!.Value, 1);
        var close = values.CloseTime > full ? values.CloseTime.Value : full;
        var bar = new Bar(series, openTime.Value, values.Open, values.High, values.Low, values.Close, values.Volume, close, BarProvenance.VenueRest)
        {
            Detail = detail,
            IsAvailabilityAssumed = true,
        };
        return new BarRow(row.Start, row.Length, openTime, bar, values.IsForming, Defect: null);
    }
}
