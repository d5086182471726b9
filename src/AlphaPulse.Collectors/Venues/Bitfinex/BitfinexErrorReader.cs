using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Reads <c>["error",10020,"symbol: invalid"]</c> and <c>{"error":"ERR_RATE_LIMIT"}</c>.</summary>
internal sealed class BitfinexErrorReader : IVenueErrorReader
{
    // Temporarily unavailable, maintenance.
    private static readonly string[] Passing = ["10000", "20060"];
    private static readonly string[] RateLimited = ["11010", "ERR_RATE_LIMIT", "ERR_RATE_LIMIT_EXCEEDED"];

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
        return Error(code, text ?? "no words");
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
                return Error(text, text);
            }

            reader.Skip();
        }

        return null;
    }

    // The list may give ["error",10020,"ERR_RATE_LIMIT"]: the words count as well.
    private static VenueError Error(string? code, string text) => new(code, text)
    {
        IsTransient = Passing.Contains(code, StringComparer.Ordinal),
        IsRateLimited = RateLimited.Contains(code, StringComparer.Ordinal) || RateLimited.Contains(text, StringComparer.Ordinal),
    };
}
