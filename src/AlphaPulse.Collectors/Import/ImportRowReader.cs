using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads lines into rows, or says why a line is none.</summary>
internal sealed class ImportRowReader(ImportColumns columns, TimeColumn times)
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE"u8);
    private readonly CsvFields _fields = new();

    /// <summary>Reads one line.</summary>
    /// <returns>What is wrong with it, naming column and value, or <see langword="null"/>.</returns>
    public string? Read(ReadOnlySpan<byte> line, out ImportRow row)
    {
        row = default;
        if (_fields.Split(line) is { } quotes)
        {
            return quotes;
        }

        if (_fields.Count != columns.Count)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"the line has {_fields.Count} fields and the header {columns.Count}");
        }

        var time = _fields.Get(line, columns.Time);
        if (time.IsEmpty)
        {
            return $"{columns.TimeName} is empty";
        }

        if (times.Read(time, out row.OpenTime) is { } badTime)
        {
            return $"{columns.TimeName} '{RawText.OfField(time)}' {badTime}";
        }

        return ReadNumber(line, columns.Open, "open", out row.Open)
            ?? ReadNumber(line, columns.High, "high", out row.High)
            ?? ReadNumber(line, columns.Low, "low", out row.Low)
            ?? ReadNumber(line, columns.Close, "close", out row.Close)
            ?? ReadNumber(line, columns.Volume, "volume", out row.Volume)
            ?? BarRules.FindDefect(row.Open, row.High, row.Low, row.Close, row.Volume)
            ?? (columns.HasDetail ? ReadDetail(line, out row.Detail) : null);
    }

    private static string? FindNumberDefect(ReadOnlySpan<byte> text, out decimal value)
    {
        if (ExactNumber.TryParse(text, out value))
        {
            return null;
        }

        // The double is only asked whether this is a number at all; its value is not used.
        var isNumber = !text.ContainsAnyExcept(NumberBytes)
            && Utf8Parser.TryParse(text, out double _, out var used) && used == text.Length;
        return isNumber ? "cannot be held exactly in 28 digits" : "is not a number";
    }

    private string? ReadNumber(ReadOnlySpan<byte> line, int column, string name, out decimal value)
    {
        var text = _fields.Get(line, column);
        value = 0;
        if (text.IsEmpty)
        {
            return $"{name} is empty";
        }

        return FindNumberDefect(text, out value) is { } defect ? $"{name} '{RawText.OfField(text)}' {defect}" : null;
    }

    private string? ReadDetail(ReadOnlySpan<byte> line, out BarDetail? detail)
    {
        detail = null;
        decimal? tradeCount = null;
        decimal? takerBuyVolume = null;
        decimal? takerBuyQuoteVolume = null;
        decimal? vwap = null;
        var defect = ReadOptional(line, columns.QuoteVolume, "quote_volume", out var quoteVolume)
            ?? ReadOptional(line, columns.TradeCount, "trade_count", out tradeCount)
            ?? ReadOptional(line, columns.TakerBuyVolume, "taker_buy_volume", out takerBuyVolume)
            ?? ReadOptional(line, columns.TakerBuyQuoteVolume, "taker_buy_quote_volume", out takerBuyQuoteVolume)
            ?? ReadOptional(line, columns.Vwap, "vwap", out vwap);
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
            return "vwap '0' is not positive";
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

        if (FindNumberDefect(text, out var number) is { } defect)
        {
            return $"{name} '{RawText.OfField(text)}' {defect}";
        }

        value = number;
        return number < 0 ? $"{name} '{RawText.OfField(text)}' is negative" : null;
    }
}
