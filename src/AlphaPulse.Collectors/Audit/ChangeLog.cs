using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Writes what a repair changes as JSON lines. Not safe for use from several threads.</summary>
internal sealed class ChangeLog : IDisposable
{
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;

    public ChangeLog(Stream stream, string input, string output, string inputHash)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(stream);
        _json.WriteStartObject();
        _json.WriteString("input", input);
        _json.WriteString("input_sha256", inputHash);
        _json.WriteString("output", output);
        EndLine();
    }

    public long Dropped { get; private set; }

    public long Changed { get; private set; }

    public void Drop(long line, ReadOnlySpan<byte> text, string reason)
    {
        Dropped++;
        Write(line, "drop", "line", RawText.OfLine(text), null, reason);
    }

    public void Change(long line, string column, string before, string after, string reason)
    {
        Changed++;
        Write(line, "change", column, before, after, reason);
    }

    public void Complete(long rowsBefore, long rowsAfter, string outputHash)
    {
        _json.WriteStartObject();
        _json.WriteNumber("rows_before", rowsBefore);
        _json.WriteNumber("rows_after", rowsAfter);
        _json.WriteNumber("dropped", Dropped);
        _json.WriteNumber("changed", Changed);
        _json.WriteString("output_sha256", outputHash);
        EndLine();
    }

    public void Dispose() => _json.Dispose();

    private void Write(long line, string action, string column, string before, string? after, string reason)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line", line);
        _json.WriteString("action", action);
        _json.WriteString("column", column);
        _json.WriteString("old", before);
        _json.WriteString("new", after);
        _json.WriteString("reason", reason);
        EndLine();
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _stream.WriteByte((byte)'\n');
    }
}
