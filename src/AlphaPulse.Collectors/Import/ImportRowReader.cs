using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads lines into rows, or says why a line is none.</summary>
internal sealed class ImportRowReader(BarCsvFormat format, TimeColumn times)
{
    private readonly CsvFields _fields = new(format.Delimiter);
    private readonly ImportColumns _columns = format.Columns;
    private readonly NumberFields _numbers = new(format.DecimalSeparator);

    /// <summary>Reads one line.</summary>
    /// <returns>What is wrong with it, naming column and value, or <see langword="null"/>.</returns>
    public string? Read(ReadOnlySpan<byte> line, out ImportRow row)
    {
        row = default;
        if (_fields.Split(line) is { } quotes)
        {
            return quotes;
        }

        if (_fields.Count != _columns.Count)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"the line has {_fields.Count} fields and the header {_columns.Count}");
        }

        var time = _fields.Get(line, _columns.Time);
        if (time.IsEmpty)
        {
            return $"{_columns.TimeName} is empty";
        }

        if (_columns.TimeOfDay >= 0)
        {
            time = DateText.Join(time, _fields.Get(line, _columns.TimeOfDay));
        }

        if (times.Read(time, out row.OpenTime) is { } badTime)
        {
            return $"{_columns.TimeName} '{RawText.OfField(time)}' {badTime}";
        }

        return ReadNumber(line, _columns.Open, "open", out row.Open)
            ?? ReadNumber(line, _columns.High, "high", out row.High)
            ?? ReadNumber(line, _columns.Low, "low", out row.Low)
            ?? ReadNumber(line, _columns.Close, "close", out row.Close)
            ?? ReadNumber(line, _columns.Volume, "volume", out row.Volume)
            ?? BarRules.FindDefect(row.Open, row.High, row.Low, row.Close, row.Volume)
            ?? (_columns.HasDetail ? ReadDetail(line, row.Volume, out row.Detail) : null);
    }

    private string? ReadNumber(ReadOnlySpan<byte> line, int column, string name, out decimal value)
    {
        var text = _fields.Get(line, column);
        value = 0;
        if (text.IsEmpty)
        {
            return $"{name} is empty";
        }

        return _numbers.Read(text, out value) is { } defect ? $"{name} '{RawText.OfField(text)}' {defect}" : null;
    }

    private string? ReadDetail(ReadOnlySpan<byte> line, decimal volume, out BarDetail? detail)
    {
        detail = null;
        decimal? tradeCount = null;
        decimal? takerBuyVolume = null;
        decimal? takerBuyQuoteVolume = null;
        decimal? vwap = null;
        var defect = ReadOptional(line, _columns.QuoteVolume, "quote_volume", out var quoteVolume)
            ?? ReadOptional(line, _columns.TradeCount, "trade_count", out tradeCount)
            ?? ReadOptional(line, _columns.TakerBuyVolume, "taker_buy_volume", out takerBuyVolume)
            ?? ReadOptional(line, _columns.TakerBuyQuoteVolume, "taker_buy_quote_volume", out takerBuyQuoteVolume)
            ?? ReadOptional(line, _columns.Vwap, "vwap", out vwap);
        if (defect is not null)
        {
            return defect;
        }

        if (tradeCount is { } count && (count != decimal.Truncate(count) || count > long.MaxValue))
        {
            return string.Create(CultureInfo.InvariantCulture, $"trade_count '{count}' is no count");
        }

        if (vwap == 0)
        {
            // Nothing traded has no average; Kraken and Alpaca write 0.
            if (volume != 0)
            {
                return "vwap '0' is not positive";
            }

            vwap = null;
        }

        var read = new BarDetail
        {
            QuoteVolume = quoteVolume,
            TradeCount = (long?)tradeCount,
            TakerBuyVolume = takerBuyVolume,
            TakerBuyQuoteVolume = takerBuyQuoteVolume,
            Vwap = vwap,
        };
        detail = read.IsEmpty ? null : read;
        return null;
    }

    private string? ReadOptional(ReadOnlySpan<byte> line, int column, string name, out decimal? value)
    {
        value = null;
        if (column < 0)
        {
            return null;
        }

        var text = _fields.Get(line, column);
        if (text.IsEmpty)
        {
            return null;
        }

        if (_numbers.Read(text, out var number) is { } defect)
        {
            return $"{name} '{RawText.OfField(text)}' {defect}";
        }

        value = number;
        return number < 0 ? $"{name} '{RawText.OfField(text)}' is negative" : null;
    }
}
