using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Reads <c>["error",10020,"symbol: invalid"]</c> and <c>{"error":"ERR_RATE_LIMIT"}</c>.</summary>
internal sealed class BitfinexErrorReader : IVenueErrorReader
{
    // Temporarily unavailable, rate limit, maintenance.
    private static readonly string[] Passing = ["10000", "11010", "20060", "ERR_RATE_LIMIT", "ERR_RATE_LIMIT_EXCEEDED"];

    public VenueError? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read())
            {
                return null;
            }

            return reader.TokenType switch
            {
                JsonTokenType.StartArray => ReadList(ref reader),
                JsonTokenType.StartObject => ReadObject(ref reader),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static VenueError? ReadList(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals("error"u8))
        {
            return null;
        }

        var code = reader.Read() && reader.TokenType is JsonTokenType.Number or JsonTokenType.String ? RawText.OfField(reader.ValueSpan) : null;
        var text = code is not null && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return new VenueError(code, text ?? "no words") { IsTransient = Passing.Contains(code, StringComparer.Ordinal) };
    }

    private static VenueError? ReadObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isError = reader.ValueTextEquals("error"u8);
            reader.Read();
            if (isError && reader.TokenType == JsonTokenType.String)
            {
                var text = reader.GetString()!;
                return new VenueError(text, text) { IsTransient = Passing.Contains(text, StringComparer.Ordinal) };
            }

            reader.Skip();
        }

        return null;
    }
}
