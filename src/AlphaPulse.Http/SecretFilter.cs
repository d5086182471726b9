using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Http;

/// <summary>Takes out of a text what a request sent that may be secret, since venues and proxies repeat what they were sent.</summary>
/// <remarks>
/// <para>Secret is what authorizes, each value whose name says so, and each value of 20 characters or more that is no time: keys and
/// signatures are long, symbols are not. Of what authorizes and of values with such a name the beginning is hidden too, from 8 characters
/// on, since a text may have been cut within it.</para>
/// <para>Whoever reads an answer applies it to every text of the answer that goes into an exception, a log or a record of what was
/// refused. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class SecretFilter
{
    private const int LongValue = 20;
    private const int ShortestSecret = 3;
    private const int ShortestBeginning = 8;
    private const string Hidden = "***";
    private static readonly string[] SecretNames = ["key", "token", "secret", "sign", "pass", "auth", "cred", "session"];
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    internal SecretFilter(VenueHttpRequest request, AuthenticationHeaderValue? authorization)
    {
        AddAuthorization(authorization);
        AddPairs(request.Query);
        if (request.Content is { } content)
        {
            AddContent(content.Span);
        }
    }

    private SecretFilter(HttpRequestMessage request, ReadOnlySpan<byte> content)
    {
        AddAuthorization(request.Headers.Authorization);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            foreach (var value in values)
            {
                AddIfSecret(name, value);
            }
        }

        AddPairs(request.RequestUri?.Query.TrimStart('?') ?? string.Empty);
        AddContent(content);
    }

    /// <summary>The filter of a message on its way, for whoever records what is sent; the secrets of all its headers are known to it.</summary>
    /// <param name="request">The message.</param>
    /// <param name="content">The bytes of its body; empty for none.</param>
    /// <returns>The filter.</returns>
    public static SecretFilter Of(HttpRequestMessage request, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SecretFilter(request, content);
    }

    /// <summary>Takes the secrets out of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>***</c> for each secret.</returns>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The longest first: a short one may be a part of it.
        foreach (var secret in _secrets.OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var secret in _named)
        {
            text = HideBeginning(text, secret);
        }

        return text;
    }

    /// <summary>The exception, unless something in it would show a secret.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The exception as it is; <see langword="null"/> where it, or one within it, would show a secret.</returns>
    public Exception? Apply(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var text = exception.ToString();
        return Apply(text) == text ? exception : null;
    }

    private static bool IsTime(string value) =>
        DateTimeOffset.TryParse(Uri.UnescapeDataString(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string HideBeginning(string text, string secret)
    {
        if (secret.Length <= ShortestBeginning)
        {
            return text;
        }

        int start;
        while ((start = text.IndexOf(secret[..ShortestBeginning], StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = start + ShortestBeginning;
            while (end < text.Length && end - start < secret.Length && char.ToUpperInvariant(text[end]) == char.ToUpperInvariant(secret[end - start]))
            {
                end++;
            }

            text = string.Concat(text.AsSpan(0, start), Hidden, text.AsSpan(end));
        }

        return text;
    }

    private void AddAuthorization(AuthenticationHeaderValue? authorization)
    {
        if (authorization?.Parameter is not { } parameter)
        {
            return;
        }

        Add(parameter, isNamed: true);
        var bytes = new byte[parameter.Length];
        if (Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            // Basic: the user and the password.
            var plain = Encoding.UTF8.GetString(bytes, 0, length);
            Add(plain, isNamed: true);
            Add(plain[(plain.IndexOf(':', StringComparison.Ordinal) + 1)..], isNamed: true);
        }
    }

    private void AddPairs(string text)
    {
        foreach (var pair in text.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            AddIfSecret(equals < 0 ? string.Empty : pair[..equals], pair[(equals + 1)..]);
        }
    }

    private void AddContent(ReadOnlySpan<byte> content)
    {
        if (!TryAddJson(content))
        {
            AddPairs(Encoding.UTF8.GetString(content));
        }
    }

    private bool TryAddJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var name = string.Empty;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                }
                else if (reader.TokenType is JsonTokenType.String)
                {
                    AddIfSecret(name, reader.GetString()!);
                }
                else if (reader.TokenType is JsonTokenType.Number)
                {
                    AddIfSecret(name, Encoding.UTF8.GetString(reader.ValueSpan));
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void AddIfSecret(string name, string value)
    {
        var isNamed = Array.Exists(SecretNames, s => name.Contains(s, StringComparison.OrdinalIgnoreCase));
        if (isNamed || (value.Length >= LongValue && !IsTime(value)))
        {
            Add(value, isNamed);
        }
    }

    private void Add(string value, bool isNamed)
    {
        string[] forms =
        [
            value,
            Uri.UnescapeDataString(value),
            Uri.EscapeDataString(value),
            JsonEncodedText.Encode(value).ToString(),
            value.Replace("/", "\\/", StringComparison.Ordinal),
        ];
        foreach (var form in forms)
        {
            if (form.Length >= ShortestSecret)
            {
                _secrets.Add(form);
                if (isNamed)
                {
                    _named.Add(form);
                }
            }
        }
    }
}
