using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Knows how MLflow writes its errors: an object with <c>error_code</c> and <c>message</c>.</summary>
internal sealed class MlflowErrorReader : IVenueErrorReader
{
    internal const string DoesNotExist = "RESOURCE_DOES_NOT_EXIST";
    internal const string AlreadyExists = "RESOURCE_ALREADY_EXISTS";
    internal const string InvalidParameter = "INVALID_PARAMETER_VALUE";

    public VenueError? Read(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"error_code\""u8) < 0)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error_code", out var code))
            {
                return null;
            }

            // Old servers give the number of the code.
            var name = code.ValueKind == JsonValueKind.String ? code.GetString()! : code.GetRawText();
            var said = root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : "no message";
            return new VenueError(name, said) { IsTransient = name is "TEMPORARILY_UNAVAILABLE" or "REQUEST_LIMIT_EXCEEDED" or "DEADLINE_EXCEEDED" };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
