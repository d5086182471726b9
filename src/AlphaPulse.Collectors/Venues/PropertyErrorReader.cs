using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Reads errors that are an object with a code and a message, as most venues write them, whatever the status.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class PropertyErrorReader : IVenueErrorReader
{
    private readonly string? _code;
    private readonly string _message;
    private readonly string? _success;
    private readonly string[] _passing;

    /// <summary>Creates the reader.</summary>
    /// <param name="code">The property of the code; <see langword="null"/> where there is none.</param>
    /// <param name="message">The property of the words.</param>
    /// <param name="success">
    /// The code that says that there is no error; <see langword="null"/> where answers that are no errors have no such message.
    /// </param>
    /// <param name="passing">The codes by which the same request may succeed later.</param>
    public PropertyErrorReader(string? code, string message, string? success, params string[] passing)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ArgumentNullException.ThrowIfNull(passing);
        _code = code;
        _message = message;
        _success = success;
        _passing = [.. passing];
    }

    /// <summary>The codes by which the venue says that too much was asked for, whatever the status.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> RateLimitCodes { get; init; } = [];

    /// <inheritdoc/>
    public VenueError? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            string? code = null;
            string? text = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isCode = _code is not null && reader.ValueTextEquals(_code);
                var isText = reader.ValueTextEquals(_message);
                reader.Read();
                if (isCode && (reader.TokenType is JsonTokenType.String or JsonTokenType.Number))
                {
                    code = RawText.OfField(reader.ValueSpan);
                }

                if (isText && reader.TokenType == JsonTokenType.String)
                {
                    text = reader.GetString();
                }

                reader.Skip();
            }

            var isError = _success is null ? text is not null : code is not null && code != _success;
            var isRateLimited = RateLimitCodes.Contains(code, StringComparer.Ordinal);
            return isError
                ? new VenueError(code, string.IsNullOrEmpty(text) ? "no words" : text)
                {
                    IsTransient = isRateLimited || _passing.Contains(code, StringComparer.Ordinal),
                    IsRateLimited = isRateLimited,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
