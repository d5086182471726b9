using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Reads <c>{"code":-1121,"msg":"Invalid symbol."}</c>. The end of a ban is only in the words: <c>IP banned until 1700000000000</c>.</summary>
internal sealed partial class BinanceErrorReader : IVenueErrorReader
{
    private const int TooManyRequests = -1003;

    // Unknown, disconnected, too many requests, timeout, overloaded, shutting down: the codes that pass.
    private static readonly int[] Passing = [-1000, -1001, TooManyRequests, -1007, -1008, -1016];

    public VenueError? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            int? code = null;
            string? text = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isCode = reader.ValueTextEquals("code"u8);
                var isText = reader.ValueTextEquals("msg"u8);
                reader.Read();
                if (isCode && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
                {
                    code = number;
                }
                else if (isText && reader.TokenType == JsonTokenType.String)
                {
                    text = reader.GetString();
                }
                else
                {
                    reader.Skip();
                }
            }

            // A code of 0 or more is no error in any answer of theirs.
            return code is { } found and < 0
                ? new VenueError(found.ToString(CultureInfo.InvariantCulture), text ?? "no words")
                {
                    RetryAt = BanEnd(text),
                    IsTransient = Passing.Contains(found),
                    IsRateLimited = found == TooManyRequests,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DateTimeOffset? BanEnd(string? text) =>
        text is not null && Banned().Match(text) is { Success: true } match
        && long.TryParse(match.Groups["ms"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && EpochTime.UnitOf(milliseconds) == EpochUnit.Milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    [GeneratedRegex(@"banned until (?<ms>[0-9]{13})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Banned();
}
