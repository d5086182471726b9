using System.Globalization;

namespace AlphaPulse;

/// <summary>A bar as one line of text, every digit kept, for where a bar is kept that is not in the store.</summary>
/// <remarks>
/// The fields: open time, open, high, low, close, volume, quote volume, trade count, taker buy volume, taker buy quote volume, vwap,
/// provenance; empty where absent. The times of availability are not in it, so that the same bar asked for twice has one text. Safe for use
/// from any thread.
/// </remarks>
public static class BarText
{
    private const int FieldCount = 12;

    /// <summary>Writes a bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>The text.</returns>
    public static string Format(Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var detail = bar.Detail;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{UtcText.Format(bar.OpenTime)},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume},{detail?.QuoteVolume},{detail?.TradeCount},{detail?.TakerBuyVolume},{detail?.TakerBuyQuoteVolume},{detail?.Vwap},{bar.Provenance}");
    }

    /// <summary>Reads a bar.</summary>
    /// <param name="series">The series.</param>
    /// <param name="text">The text.</param>
    /// <param name="availableAt">When the bar counts as available.</param>
    /// <returns>The bar.</returns>
    /// <exception cref="FormatException">The text is none of <see cref="Format"/>.</exception>
    /// <exception cref="InvalidBarException">The values are none of a bar.</exception>
    public static Bar Parse(BarSeriesId series, string text, DateTimeOffset availableAt)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = text.Split(',');
        if (fields.Length != FieldCount || !Enum.TryParse<BarProvenance>(fields[11], out var provenance))
        {
            throw new FormatException($"'{text}' is no text of a bar: it has {fields.Length} fields of {FieldCount}, or an unknown provenance at its end.");
        }

        return new Bar(
            series,
            DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Number(fields[1]),
            Number(fields[2]),
            Number(fields[3]),
            Number(fields[4]),
            Number(fields[5]),
            availableAt,
            provenance)
        {
            Detail = new BarDetail
            {
                QuoteVolume = NumberOrNull(fields[6]),
                TradeCount = fields[7].Length == 0 ? null : long.Parse(fields[7], CultureInfo.InvariantCulture),
                TakerBuyVolume = NumberOrNull(fields[8]),
                TakerBuyQuoteVolume = NumberOrNull(fields[9]),
                Vwap = NumberOrNull(fields[10]),
            },
        };
    }

    private static decimal? NumberOrNull(string field) => field.Length == 0 ? null : Number(field);

    private static decimal Number(string field) =>
        DecimalText.TryParseExact(field, out var value) ? value : throw new FormatException($"'{field}' is no number that 28 digits hold exactly.");
}
