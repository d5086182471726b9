using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Reads <c>{"error":["EGeneral:Too many requests"]}</c>, which comes with status 200. The first error is the one that counts.</summary>
internal sealed class KrakenErrorReader : IVenueErrorReader
{
    private static readonly string[] Passing =
    [
        "EService:Unavailable", "EService:Busy", "EService:Timeout", "EService:Market in cancel_only mode", "EService:Deadline elapsed",
    ];

    // The addresses that are locked out for a while have asked too often as well.
    private static readonly string[] RateLimited = ["EGeneral:Too many requests", "EGeneral:Temporary lockout", "EAPI:Rate limit exceeded"];

    /// <summary>How long a lockout lasts, which every request during it makes longer.</summary>
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    public VenueError? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isError = reader.ValueTextEquals("error"u8);
                reader.Read();
                if (isError && reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    var text = reader.GetString()!;

                    // A W is a warning beside an answer.
                    return text.StartsWith('W') ? null : new VenueError(text, text)
                    {
                        IsTransient = Passing.Any(p => text.StartsWith(p, StringComparison.Ordinal)),
                        IsRateLimited = RateLimited.Any(p => text.StartsWith(p, StringComparison.Ordinal)),
                        MinimumPause = text.StartsWith(RateLimited[1], StringComparison.Ordinal) ? Lockout : null,
                    };
                }

                if (reader.TokenType != JsonTokenType.EndArray)
                {
                    reader.Skip();
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
