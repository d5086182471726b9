using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AlphaPulse.Collectors;

/// <summary>
/// One line of a recorded session: <c>kind</c>, <c>t</c> in seconds or <c>t_ns</c> in nanoseconds as text, <c>conn</c>, <c>url</c>, what belongs to HTTP,
/// and <c>msg</c> with the JSON of the message as it came, or <c>text</c> where it is no JSON, or <c>base64</c> where it is no UTF-8.
/// </summary>
internal static class SessionLine
{
    private const int LeastStatus = 100;
    private const int GreatestStatus = 999;
    private static readonly string[] Kinds = ["open", "out", "in", "close", "request", "answer"];

    /// <exception cref="JsonException">The line is no event.</exception>
    public static SessionEvent Read(ReadOnlySpan<byte> line)
    {
        var data = new StreamObject(line, stackalloc StreamField[StreamObject.MaximumFields]);
        var place = Array.IndexOf(Kinds, Encoding.UTF8.GetString(data["kind"u8]));
        if (place < 0)
        {
            throw StreamValue.Missing("kind"u8, "open, in, out, close, request or answer", data["kind"u8]);
        }

        var kind = (SessionEventKind)place;
        var isNanoseconds = data.Has("t_ns"u8);
        var text = data[isNanoseconds ? "t_ns"u8 : "t"u8];
        var time = isNanoseconds
            ? DateTimeOffset.UnixEpoch.AddTicks(StreamValue.Int64(text, "t_ns"u8) / 100)
            : StreamValue.Seconds(text, "t"u8);
        byte[] message = data.TypeOf("msg"u8) == JsonTokenType.String
            ? [(byte)'"', .. data["msg"u8], (byte)'"']
            : data.Has("text"u8) ? Encoding.UTF8.GetBytes(Unescape(line, "text"u8))
            : data.Has("base64"u8) ? Bytes(data["base64"u8])
            : data["msg"u8].ToArray();
        return new SessionEvent(kind, time, message)
        {
            Url = data.Has("url"u8) ? Url(line, data["url"u8], kind) : null,
            Connection = data.Has("conn"u8) ? Number(data["conn"u8], "conn"u8) : null,
            Http = kind switch
            {
                SessionEventKind.Request => new SessionHttp { Method = Encoding.UTF8.GetString(data["method"u8]) },
                SessionEventKind.Answer => new SessionHttp
                {
                    Status = data.Has("status"u8) ? Status(data["status"u8]) : null,
                    Headers = data.Has("headers"u8) ? Headers(data["headers"u8]) : [],
                    Error = data.Has("error"u8) ? Unescape(line, "error"u8) : null,
                },
                _ => null,
            },
            TimeText = Encoding.UTF8.GetString(text),
            IsNanoseconds = isNanoseconds,
        };
    }

    public static void Write(SessionEvent sessionEvent, Stream stream)
    {
        if (sessionEvent.Kind == SessionEventKind.Cut)
        {
            stream.Write(sessionEvent.Message.Span);
            return;
        }

        var key = sessionEvent.IsNanoseconds ? "t_ns" : "t";
        var head = new StringBuilder($"{{\"kind\":\"{Kinds[(int)sessionEvent.Kind]}\",\"{key}\":\"{sessionEvent.TimeText}\"");
        if (sessionEvent.Connection is { } connection)
        {
            head.Append(CultureInfo.InvariantCulture, $",\"conn\":{connection}");
        }

        AppendText(head, "method", sessionEvent.Http?.Method);
        AppendText(head, "url", sessionEvent.Url);
        if (sessionEvent.Http is { } http)
        {
            Append(head, http);
        }

        var isText = Utf8.IsValid(sessionEvent.Message.Span);
        var isJson = isText && IsJson(sessionEvent.Message.Span);
        if (!sessionEvent.Message.IsEmpty)
        {
            head.Append(isJson ? ",\"msg\":" : isText ? ",\"text\":" : ",\"base64\":");
        }

        stream.Write(Encoding.UTF8.GetBytes(head.ToString()));
        if (isJson)
        {
            stream.Write(sessionEvent.Message.Span);
        }
        else if (!isText)
        {
            stream.Write(Encoding.UTF8.GetBytes($"\"{Convert.ToBase64String(sessionEvent.Message.Span)}\""));
        }
        else if (!sessionEvent.Message.IsEmpty)
        {
            stream.Write(Encoding.UTF8.GetBytes($"\"{Escape(Encoding.UTF8.GetString(sessionEvent.Message.Span))}\""));
        }

        stream.Write("}\n"u8);
    }

    private static void Append(StringBuilder head, SessionHttp http)
    {
        if (http.Status is { } status)
        {
            head.Append(CultureInfo.InvariantCulture, $",\"status\":{status}");
        }

        if (http.Headers.Count > 0)
        {
            head.Append(",\"headers\":{").AppendJoin(',', http.Headers.Select(header => $"\"{Escape(header.Key)}\":\"{Escape(header.Value)}\"")).Append('}');
        }

        AppendText(head, "error", http.Error);
    }

    private static void AppendText(StringBuilder head, string name, string? value)
    {
        if (value is not null)
        {
            head.Append(",\"").Append(name).Append("\":\"").Append(Escape(value)).Append('"');
        }
    }

    private static string Escape(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    /// <summary>Whether a message is one JSON value on one line, which can lie in the line as it is.</summary>
    private static bool IsJson(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty || message.ContainsAny((byte)'\n', (byte)'\r') || message[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            return false;
        }

        return message[^1] is (byte)'}' or (byte)']' or (byte)'"' && StreamItems.IsWhole(message);
    }

    private static int Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        StreamValue.Int64(text, name) is var number and >= 1 and <= int.MaxValue ? (int)number : throw StreamValue.Missing(name, "a whole number from 1 on", text);

    /// <summary>What no answer can have is no status of one.</summary>
    private static int Status(ReadOnlySpan<byte> text) =>
        StreamValue.Int64(text, "status"u8) is var status and >= LeastStatus and <= GreatestStatus ? (int)status : throw StreamValue.Missing("status"u8, "a status from 100 to 999", text);

    /// <summary>An address; that of a request is one by which it can be found again.</summary>
    private static string Url(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text, SessionEventKind kind)
    {
        var url = text.Contains((byte)'\\') ? Unescape(line, "url"u8) : Encoding.UTF8.GetString(text);
        return kind != SessionEventKind.Request || Uri.TryCreate(url, UriKind.Absolute, out _) ? url : throw StreamValue.Missing("url"u8, "a whole address", text);
    }

    private static byte[] Bytes(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var length) == OperationStatus.Done
            ? bytes[..length]
            : throw StreamValue.Missing("base64"u8, "bytes in base64", base64);
    }

    private static List<KeyValuePair<string, string>> Headers(ReadOnlySpan<byte> json)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            headers.Add(reader.Read() && reader.TokenType == JsonTokenType.String
                ? KeyValuePair.Create(name, reader.GetString()!)
                : throw StreamValue.Missing("headers"u8, "an object of texts", json));
        }

        return headers;
    }

    private static string Unescape(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals(name))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw StreamValue.Missing(name, "a text", line);
            }
        }

        return string.Empty;
    }
}
