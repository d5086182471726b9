using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>
/// The lines of <c>journal.jsonl</c>. Each names the hash of the one before and ends with its own, so that a change anywhere is
/// seen; each move of aliases carries the whole table, so that the last one alone says where every alias points.
/// </summary>
internal static class RegistryJournal
{
    private const string FormatName = "alphapulse-registry";
    private const int Version = 1;

    private static readonly ChecksumSeal Seal = new(",\"hash\":\"", "\"}");

    internal static JsonWriterOptions WriterOptions => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Registered(RegistryState state, JournalVersion version) => Line(state, version.RegisteredAt, "registered", writer =>
    {
        writer.WriteString("id", version.Id);
        writer.WriteString("kind", version.Kind);
        writer.WriteString("sha256", version.Sha256);
        writer.WriteStartArray("provenance");
        foreach (var provenance in version.Provenance)
        {
            writer.WriteStringValue(ProvenanceNames.NameOf(provenance));
        }

        writer.WriteEndArray();
    });

    internal static byte[] Moved(
        RegistryState state, DateTimeOffset at, IReadOnlyList<AliasChange> changes, IReadOnlyDictionary<string, string> aliases) => Line(state, at, "moved", writer =>
    {
        writer.WriteString("reason", changes[0].Reason);
        writer.WriteStartArray("moves");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("alias", change.Alias);
            writer.WriteString("from", change.From);
            writer.WriteString("to", change.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("aliases");
        foreach (var (alias, id) in aliases)
        {
            writer.WriteString(alias, id);
        }

        writer.WriteEndObject();
    });

    /// <summary>Reads the complete lines. Bytes after the last line end were never acknowledged to anyone and are left out.</summary>
    /// <exception cref="RegistryException">A complete line is not what was written.</exception>
    internal static RegistryState Read(ReadOnlyMemory<byte> journal, string path)
    {
        var state = new RegistryState();
        while (journal.Span[(int)state.CompleteLength..].IndexOf((byte)'\n') is var length and >= 0)
        {
            var line = journal.Slice((int)state.CompleteLength, length);
            try
            {
                Apply(state, line, path);
            }
            catch (Exception e) when (SealedFileFormat.IsUnreadable(e) || e is ModelFormatException)
            {
                throw Refuse(path, state, e.Message, e);
            }

            state.CompleteLength += length + 1;
        }

        return state;
    }

    private static byte[] Line(RegistryState state, DateTimeOffset at, string what, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("format", FormatName);
            writer.WriteNumber("version", Version);
            writer.WriteNumber("sequence", state.Sequence + 1);
            writer.WriteString("previous", state.Hash);
            writer.WriteString("at", SealedFileElement.FormatTime(at));
            writer.WriteString("event", what);
            members(writer);
            writer.WriteEndObject();
        }

        return [.. Seal.Close(buffer.WrittenSpan[..^1]), (byte)'\n'];
    }

    private static void Apply(RegistryState state, ReadOnlyMemory<byte> line, string path)
    {
        if (!Seal.IsAtTheEndOf(line.Span))
        {
            throw Refuse(path, state, "it does not end with its hash");
        }

        using var document = JsonDocument.Parse(line);
        var root = new SealedFileElement(document.RootElement, "the line", path, ModelFile.Format);
        if (root.ReadString("format") != FormatName || root.ReadInt32("version", least: 1) > Version)
        {
            throw Refuse(path, state, "it is of a format or version that this release does not know; use a newer release");
        }

        if (!Seal.Matches(line.Span))
        {
            throw Refuse(path, state, "it does not match its hash");
        }

        if (root.ReadInt32("sequence", least: 1) != state.Sequence + 1 || root.ReadString("previous") != state.Hash)
        {
            throw Refuse(path, state, "it does not follow the line before it");
        }

        state.Sequence++;
        state.Hash = Seal.StatedIn(line.Span);
        state.Hashes.Add(state.Hash);
        switch (root.ReadString("event"))
        {
            case "registered":
                state.Versions.Add(ReadVersion(root));
                break;
            case "moved":
                ReadMoves(root, state);
                break;
            case var other:
                throw Refuse(path, state, $"it records '{other}', which this release does not know");
        }
    }

    private static JournalVersion ReadVersion(SealedFileElement root) => new(
        root.ReadString("id"),
        root.ReadString("kind"),
        root.ReadString("sha256"),
        root.ReadTime("at"),
        [.. root.ReadList("provenance").Select(p => ProvenanceNames.Find(p.ReadString()) ?? throw p.Refuse("is no provenance"))]);

    private static void ReadMoves(SealedFileElement root, RegistryState state)
    {
        foreach (var move in root.ReadList("moves"))
        {
            state.History.Add(new AliasChange(
                root.ReadTime("at"), move.ReadString("alias"), move.ReadStringOrNull("from"), move.ReadString("to"), root.ReadString("reason")));
        }

        state.Aliases = new SortedDictionary<string, string>(root.ReadTexts("aliases").ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        state.LastMove = (state.Sequence, state.Hash);
    }

    private static RegistryException Refuse(string path, RegistryState state, string reason, Exception? cause = null)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"Line {state.Hashes.Count + 1} of the journal '{path}' is damaged: {reason}. Restore the registry from a copy; it refuses to guess what was served.");
        return cause is null ? new RegistryException(message) : new RegistryException(message, cause);
    }
}
