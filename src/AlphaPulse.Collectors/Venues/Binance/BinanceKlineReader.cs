using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>
/// Reads klines out of the bytes of an answer, numbers straight into decimals: open time, open, high, low, close, volume, close time,
/// quote volume, number of trades, volume and quote volume that takers bought; what follows is ignored.
/// </summary>
internal static class BinanceKlineReader
{
    private const int Fields = 11;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="JsonException">The answer is no list.</exception>
    public static List<BinanceKline> Read(ReadOnlySpan<byte> json, BarSeriesId series)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The klines are no list.");
        }

        var rows = new List<BinanceKline>();
        Span<decimal> values = stackalloc decimal[Fields];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var defect = ReadRow(ref reader, values, out var count);
            var raw = RawText.OfLine(json[start..(int)reader.BytesConsumed]);
            rows.Add(ToKline(series, values, count, defect, raw));
        }

        return rows;
    }

    /// <summary>Reads the fields of a row into numbers and goes to its end.</summary>
    /// <returns>What is wrong with a field, or <see langword="null"/>.</returns>
    private static string? ReadRow(ref Utf8JsonReader reader, scoped Span<decimal> values, out int count)
    {
        count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return "the row is no list";
        }

        string? defect = null;
        var field = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (field < Fields && defect is null)
            {
                var isNumber = reader.TokenType is JsonTokenType.Number or JsonTokenType.String && ExactNumber.TryParse(reader.ValueSpan, out values[field]);
                defect = isNumber ? null : $"{NameOf(field)} '{RawText.OfField(reader.ValueSpan)}' is no number that 28 digits hold exactly";
                count += isNumber ? 1 : 0;
            }

            reader.Skip();
            field++;
        }

        return defect ?? (field < Fields ? string.Create(CultureInfo.InvariantCulture, $"the row has {field} fields instead of at least {Fields}") : null);
    }

    private static BinanceKline ToKline(BarSeriesId series, ReadOnlySpan<decimal> values, int count, string? defect, string raw)
    {
        DateTimeOffset openTime = default;
        var openDefect = count > 0 ? ReadTime(values[0], "open time", out openTime) : "there is no open time";
        if (openDefect is not null)
        {
            return new BinanceKline(raw, OpenTime: null, Bar: null, defect ?? openDefect);
        }

        if (defect is not null)
        {
            return new BinanceKline(raw, openTime, Bar: null, defect);
        }

        defect = ReadTime(values[6], "close time", out var lastMillisecond)
            ?? (lastMillisecond < openTime ? "the bar closes before it opens" : null)
            ?? BarRules.FindDefect(values[1], values[2], values[3], values[4], values[5])
            ?? (values[8] != decimal.Truncate(values[8]) || values[8] is < 0 or > long.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"trade count '{values[8]}' is no count") : null);
        if (defect is not null)
        {
            return new BinanceKline(raw, openTime, Bar: null, defect);
        }

        var detail = new BarDetail
        {
            QuoteVolume = values[7],
            TradeCount = (long)values[8],
            TakerBuyVolume = values[9],
            TakerBuyQuoteVolume = values[10],
        };
        if (BarRules.FindDefect(detail) is { } badDetail)
        {
            return new BinanceKline(raw, openTime, Bar: null, badDetail);
        }

        // The close time is the last millisecond of the bar. A bar that a halt cut short is still complete only after its length.
        var close = lastMillisecond.AddMilliseconds(1);
        var full = series.Timeframe.Add(openTime, 1);
        var bar = new Bar(series, openTime, values[1], values[2], values[3], values[4], values[5], close > full ? close : full, BarProvenance.VenueRest)
        {
            Detail = detail,
            IsAvailabilityAssumed = true,
        };
        return new BinanceKline(raw, openTime, bar, Defect: null);
    }

    private static string? ReadTime(decimal value, string name, out DateTimeOffset time)
    {
        time = default;
        var defect = EpochTime.UnitOf(value) == EpochUnit.Milliseconds
            ? EpochTime.Read(value, EpochUnit.Milliseconds, out time)
            : "is not in milliseconds between 1990 and 2100";
        return defect is null ? null : string.Create(CultureInfo.InvariantCulture, $"{name} '{value}' {defect}");
    }

    private static string NameOf(int field) => field switch
    {
        0 => "open time",
        1 => "open",
        2 => "high",
        3 => "low",
        4 => "close",
        5 => "volume",
        6 => "close time",
        7 => "quote volume",
        8 => "trade count",
        9 => "taker buy volume",
        _ => "taker buy quote volume",
    };
}
