namespace AlphaPulse.Storage.Postgres;

/// <summary>The columns of the table of bars, as they are copied in and out.</summary>
internal static class BarColumns
{
    public const string Copied = BarRow.Columns + ", wide";
    public const string CopyIn = "COPY bars (series_id, " + Copied + ") FROM STDIN (FORMAT BINARY)";

    /// <summary>How many columns <see cref="Copied"/> has.</summary>
    public const short Count = 17;

    /// <summary>How many of them are decimals.</summary>
    public const int Decimals = 9;

    /// <summary>Adds one version to rows that are copied in.</summary>
    public static void Add(CopyBuffer rows, int seriesId, Bar bar, int revision, long recordedAt)
    {
        var values = new WideDecimals(Decimals);
        var (open, high, low) = (values.Take(bar.Open, 0), values.Take(bar.High, 1), values.Take(bar.Low, 2));
        var (close, volume) = (values.Take(bar.Close, 3), values.Take(bar.Volume, 4));
        var detail = bar.Detail;
        var (quote, takerBuy) = (values.Take(detail?.QuoteVolume, 5), values.Take(detail?.TakerBuyVolume, 6));
        var (takerBuyQuote, vwap) = (values.Take(detail?.TakerBuyQuoteVolume, 7), values.Take(detail?.Vwap, 8));
        rows.BeginRow(Count + 1);
        rows.Add(seriesId);
        rows.Add(StoredTime.From(bar.OpenTime));
        rows.Add(revision);
        rows.Add(StoredTime.From(bar.AvailableAt));
        rows.Add(recordedAt);
        rows.Add(BarRow.FlagsOf(bar) | (values.Texts is null ? 0 : BarRow.TextFlag));
        rows.Add(values.Scales);
        rows.Add(open);
        rows.Add(high);
        rows.Add(low);
        rows.Add(close);
        rows.Add(volume);
        rows.Add(quote);
        rows.Add(detail?.TradeCount);
        rows.Add(takerBuy);
        rows.Add(takerBuyQuote);
        rows.Add(vwap);
        if (values.Texts is { } texts)
        {
            rows.Add(texts.AsSpan());
        }
        else
        {
            rows.AddNull();
        }
    }
}
