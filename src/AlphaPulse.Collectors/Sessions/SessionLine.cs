using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AlphaPulse.Collectors;

/// <summary>
/// One line of a recorded session: <c>kind</c>, <c>t</c> in seconds or <c>t_ns</c> in nanoseconds as text, <c>url</c>, and <c>msg</c> with
/// the JSON of the message as it came, or <c>text</c> where it is no JSON, or <c>base64</c> where it is no UTF-8.
/// </summary>
internal static class SessionLine
{
    private static readonly string[] Kinds = ["open", "out", "in", "close"];

    /// <exception cref="JsonException">The line is no event.</exception>
    public static SessionEvent Read(ReadOnlySpan<byte> line)
    {
        var data = new StreamObject(line, stackalloc StreamField[StreamObject.MaximumFields]);
        var kind = Array.IndexOf(Kinds, Encoding.UTF8.GetString(data["kind"u8]));
        if (kind < 0)
        {
            throw StreamValue.Missing("kind"u8, "open, in, out or close", data["kind"u8]);
        }

        var isNanoseconds = data.Has("t_ns"u8);
        var text = data[isNanoseconds ? "t_ns"u8 : "t"u8];
        var time = isNanoseconds
            ? DateTimeOffset.UnixEpoch.AddTicks(StreamValue.Int64(text, "t_ns"u8) / 100)
            : StreamValue.Seconds(text, "t"u8);
        byte[] message = data.TypeOf("msg"u8) == JsonTokenType.String
            ? [(byte)'"', .. data["msg"u8], (byte)'"']
            : data.Has("text"u8) ? Unescape(line)
            : data.Has("base64"u8) ? Bytes(data["base64"u8])
            : data["msg"u8].ToArray();
        return new SessionEvent((SessionEventKind)kind, time, message)
        {
            Url = data.Has("url"u8) ? Encoding.UTF8.GetString(data["url"u8]) : null,
            TimeText = Encoding.UTF8.GetString(text),
            IsNanoseconds = isNanoseconds,
        };
    }

    public static void Write(SessionEvent sessionEvent, Stream stream)
    {
        var key = sessionEvent.IsNanoseconds ? "t_ns" : "t";
        var head = new StringBuilder($"{{\"kind\":\"{Kinds[(int)sessionEvent.Kind]}\",\"{key}\":\"{sessionEvent.TimeText}\"");
        if (sessionEvent.Url is { } url)
        {
            head.Append(",\"url\":\"").Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(url)).Append('"');
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
            stream.Write(Encoding.UTF8.GetBytes($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Encoding.UTF8.GetString(sessionEvent.Message.Span))}\""));
        }

        stream.Write("}\n"u8);
    }

    /// <summary>Whether a message is one JSON value on one line, which can lie in the line as it is.</summary>
    private static bool IsJson(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty || message.ContainsAny((byte)'\n', (byte)'\r') || message[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            return false;
        }

        return message[^1] is (byte)'}' or (byte)']' or (byte)'"' && StreamItems.IsWhole(message);
    }

    private static byte[] Bytes(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var length) == OperationStatus.Done
            ? bytes[..length]
            : throw StreamValue.Missing("base64"u8, "bytes in base64", base64);
    }

    private static byte[] Unescape(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                return Encoding.UTF8.GetBytes(reader.GetString() ?? string.Empty);
            }
        }

        return [];
    }
}
