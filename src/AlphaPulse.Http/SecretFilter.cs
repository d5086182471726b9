using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Http;

/// <summary>Takes out of a text what a request sent that may be secret, since venues and proxies repeat what they were sent.</summary>
/// <remarks>
/// Secret is what authorizes, each value whose name says so, and each value of 20 characters or more: keys and signatures are long,
/// symbols and times are not.
/// </remarks>
internal sealed class SecretFilter
{
    private const int LongValue = 20;
    private const int ShortestSecret = 3;
    private const string Hidden = "***";
    private static readonly string[] SecretNames = ["key", "token", "secret", "sign", "pass", "auth", "cred", "session"];
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    public SecretFilter(VenueHttpRequest request, AuthenticationHeaderValue? authorization)
    {
        AddAuthorization(authorization);
        AddPairs(request.Query);
        if (request.Content is { } content)
        {
            if (!TryAddJson(content.Span))
            {
                AddPairs(Encoding.UTF8.GetString(content.Span));
            }
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Apply(string text)
    {
        // The longest first: a short one may be a part of it.
        foreach (var secret in _secrets.OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>The exception, unless something in it would show a secret.</summary>
    public Exception? Apply(Exception exception)
    {
        var text = exception.ToString();
        return Apply(text) == text ? exception : null;
    }

    private void AddAuthorization(AuthenticationHeaderValue? authorization)
    {
        if (authorization?.Parameter is not { } parameter)
        {
            return;
        }

        Add(parameter);
        var bytes = new byte[parameter.Length];
        if (Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            // Basic: the user and the password.
            var plain = Encoding.UTF8.GetString(bytes, 0, length);
            Add(plain);
            Add(plain[(plain.IndexOf(':', StringComparison.Ordinal) + 1)..]);
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
        if (value.Length >= LongValue || Array.Exists(SecretNames, s => name.Contains(s, StringComparison.OrdinalIgnoreCase)))
        {
            Add(value);
        }
    }

    private void Add(string value)
    {
        foreach (var form in new[] { value, Uri.UnescapeDataString(value), Uri.EscapeDataString(value), JsonEncodedText.Encode(value).ToString() })
        {
            if (form.Length >= ShortestSecret)
            {
                _secrets.Add(form);
            }
        }
    }
}
