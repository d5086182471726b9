using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>A kind of file that only grows: one JSON object a line, each with the SHA-256 of the one before it and of itself.</summary>
/// <remarks>
/// A changed, lost or inserted entry is damage and refuses to be read. The bytes after the last line end are either the beginning of an
/// entry whose writer was killed, which is left out because nobody was told that it was written, or damage as well. Immutable and safe
/// for use from any thread.
/// </remarks>
public sealed class SealedJournalFormat
{
    private static readonly ChecksumSeal Seal = new(",\"hash\":\"", "\"}");

    /// <summary>The name of the format, the first member of every entry.</summary>
    public required string Name { get; init; }

    /// <summary>The version that is written; at least 1. Entries of every version up to this one can be read, also in one file.</summary>
    public required int Version { get; init; }

    /// <summary>Makes the error of a journal that cannot be trusted.</summary>
    public required Func<JournalDamage, AlphaPulseException> CreateError { get; init; }

    internal static JsonWriterOptions WriterOptions => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the entry that follows the last one.</summary>
    /// <param name="head">The end of the journal.</param>
    /// <param name="at">When it is written.</param>
    /// <param name="what">What it records, such as <c>registered</c>.</param>
    /// <param name="writeMembers">Writes the members of that event.</param>
    /// <returns>The line with its end, to be written at <see cref="JournalHead.Length"/>, and the head after it.</returns>
    public (byte[] Line, JournalHead Head) WriteEntry(JournalHead head, DateTimeOffset at, string what, Action<Utf8JsonWriter> writeMembers)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentException.ThrowIfNullOrEmpty(what);
        ArgumentNullException.ThrowIfNull(writeMembers);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Name);
            writer.WriteNumber("version", Version);
            writer.WriteNumber("sequence", head.Sequence + 1);
            writer.WriteString("previous", head.Hash);
            writer.WriteString("at", SealedFileElement.FormatTime(at));
            writer.WriteString("event", what);
            writeMembers(writer);
            writer.WriteEndObject();
        }

        var line = Seal.Close(buffer.WrittenSpan[..^1]);
        return ([.. line, (byte)'\n'], new JournalHead(head.Sequence + 1, Seal.StatedIn(line), head.Length + line.Length + 1, 0));
    }

    /// <summary>Reads every complete entry in order and checks the chain.</summary>
    /// <param name="journal">The bytes of the file.</param>
    /// <param name="source">The file, for messages.</param>
    /// <param name="apply">Takes each entry; what it refuses is damage too.</param>
    /// <returns>The end of the journal.</returns>
    /// <exception cref="AlphaPulseException">An entry is not what was written; the error is of the type that <see cref="CreateError"/> makes.</exception>
    public JournalHead Read(ReadOnlyMemory<byte> journal, string source, Action<JournalEntry> apply)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(apply);
        var head = JournalHead.Empty;
        while (journal.Span[(int)head.Length..].IndexOf((byte)'\n') is var length and >= 0)
        {
            head = ReadEntry(head, journal.Slice((int)head.Length, length), source, apply);
        }

        var tail = journal.Span[(int)head.Length..];
        return FindDefect(head, tail) is { } defect ? throw Damage(head, source, defect) : head with { TornBytes = tail.Length };
    }

    private JournalHead ReadEntry(JournalHead head, ReadOnlyMemory<byte> line, string source, Action<JournalEntry> apply)
    {
        if (!Seal.IsAtTheEndOf(line.Span))
        {
            throw Damage(head, source, "the entry does not end with its hash");
        }

        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new SealedFileElement(document.RootElement, "the entry", (defect, cause) => Damage(head, source, defect, cause));
            if (!Seal.Matches(line.Span))
            {
                throw root.Refuse("does not match its hash");
            }

            if (root.ReadString("format") != Name || root.ReadInt32("version", least: 1) > Version)
            {
                throw root.Refuse("is of a format or version that this release does not know; use a newer release");
            }

            if (root.ReadInt32("sequence", least: 1) != head.Sequence + 1 || root.ReadString("previous") != head.Hash)
            {
                throw root.Refuse("does not follow the entry before it");
            }

            var hash = Seal.StatedIn(line.Span);
            apply(new JournalEntry(head.Sequence + 1, hash, root.ReadTime("at"), root.ReadString("event"), root));
            return new JournalHead(head.Sequence + 1, hash, head.Length + line.Length + 1, 0);
        }
        catch (Exception e) when (SealedFileFormat.IsUnreadable(e))
        {
            throw Damage(head, source, $"the entry is no JSON ({e.Message})", e);
        }
    }

    /// <summary>Says what is wrong with the bytes after the last line end, where they are not the beginning of the next entry.</summary>
    private string? FindDefect(JournalHead head, ReadOnlySpan<byte> tail)
    {
        if (Seal.EndsWithin(tail))
        {
            return "the entry is complete, but its line end was changed";
        }

        for (var version = 1; version <= Version; version++)
        {
            var beginning = Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $$"""{"format":"{{Name}}","version":{{version}},"sequence":{{head.Sequence + 1}},"previous":"{{head.Hash}}","""));
            var same = tail.CommonPrefixLength(beginning);

            // A disk that lost its power may have kept the length of a write and not its bytes, which then read as zeros.
            if (same == Math.Min(tail.Length, beginning.Length) || tail[same..].IndexOfAnyExcept((byte)0) < 0)
            {
                return null;
            }
        }

        return "the bytes after the last entry are not the beginning of the next one";
    }

    private AlphaPulseException Damage(JournalHead head, string source, string defect, Exception? cause = null) =>
        CreateError(new JournalDamage(source, head.Sequence + 1, defect, cause));
}
