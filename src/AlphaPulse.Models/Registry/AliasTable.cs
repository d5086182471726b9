using System.Buffers;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>
/// The file <c>aliases.json</c>: the table of the last move in the journal, for people and scripts to read. It also anchors the
/// journal: it names the last entry and its hash, so a journal that lost that entry is noticed.
/// </summary>
internal static class AliasTable
{
    private const string FormatName = "alphapulse-aliases";

    internal static byte[] ToBytes(RegistryState state)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var options = SealedJournalFormat.WriterOptions;
        options.Indented = true;
        options.NewLine = "\n";
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            writer.WriteString("format", FormatName);
            writer.WriteNumber("version", 1);
            writer.WriteNumber("sequence", state.Head.Sequence);
            writer.WriteString("hash", state.Head.Hash);
            writer.WriteStartObject("aliases");
            foreach (var (alias, id) in state.Aliases)
            {
                writer.WriteString(alias, id);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Checks the journal against the anchor. A file that cannot be read proves nothing and is written again at the next write.</summary>
    internal static void CheckAnchor(ReadOnlyMemory<byte> file, RegistryState state, string path, string journal)
    {
        int sequence;
        string hash;
        try
        {
            using var document = JsonDocument.Parse(file);
            var root = new SealedFileElement(document.RootElement, "the document", (defect, cause) => new ModelFormatException(defect, cause!));
            sequence = root.ReadInt32("sequence", least: 1);
            hash = root.ReadString("hash");
        }
        catch (Exception e) when (SealedFileFormat.IsUnreadable(e) || e is ModelFormatException)
        {
            return;
        }

        if (sequence > state.Hashes.Count || state.Hashes[sequence - 1] != hash)
        {
            throw new RegistryDamageException(
                journal,
                sequence,
                $"'{path}' names this entry with the hash {hash}, and the journal has lost it or holds another one",
                $"Restore the registry from a copy, or delete '{path}' to accept the journal as it is.");
        }
    }
}
