using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>A kind of file that holds one JSON document, of a named format and version, whose last member is a checksum over all before it.</summary>
/// <remarks>
/// The base of <see cref="ModelFile"/> and of files that are kept beside a model. Equal content gives equal bytes, and any changed
/// byte refuses to load. Immutable and safe for use from any thread.
/// </remarks>
public sealed class SealedFileFormat
{
    private static readonly ChecksumSeal IndentedSeal = new("  \"sha256\": \"", "\"\n}\n");
    private static readonly ChecksumSeal CompactSeal = new(",\n\"sha256\":\"", "\"}\n");

    /// <summary>The name of the format, the first member of every file.</summary>
    public required string Name { get; init; }

    /// <summary>The version that is written; at least 1. Every version up to this one can be read.</summary>
    public required int Version { get; init; }

    /// <summary>What messages call such a file, such as <c>model file</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What to do where a file is lost, for messages, such as <c>train again</c>.</summary>
    public required string Remedy { get; init; }

    /// <summary>Makes the error of a file that cannot be used, from the message and the cause, if there is one.</summary>
    public required Func<string, Exception?, AlphaPulseException> CreateError { get; init; }

    /// <summary>Whether members stand on lines of their own, indented by two spaces. The default is one line, with the checksum on a second one.</summary>
    public bool IsIndented { get; init; }

    private ChecksumSeal Seal => IsIndented ? IndentedSeal : CompactSeal;

    /// <summary>Writes a document.</summary>
    /// <param name="writeMembers">Writes the members between the version and the checksum, always in the same order.</param>
    /// <returns>The bytes of the file.</returns>
    public byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        ArgumentNullException.ThrowIfNull(writeMembers);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = IsIndented,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Name);
            writer.WriteNumber("version", Version);
            writeMembers(writer);
            writer.WriteEndObject();
        }

        // The checksum is the last member and covers every byte before it.
        return IsIndented
            ? Seal.Close([.. buffer.WrittenSpan[..^"\n}"u8.Length], .. ",\n"u8])
            : Seal.Close(buffer.WrittenSpan[..^"}"u8.Length]);
    }

    /// <summary>Reads a document: checks that it is JSON, the format, the version and the checksum before anything else is read.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <param name="read">Reads the content from the document, which must not be used after this call.</param>
    /// <returns>The content.</returns>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <exception cref="AlphaPulseException">The file cannot be trusted; the error is of the type that <see cref="CreateError"/> makes.</exception>
    public T Read<T>(ReadOnlyMemory<byte> file, string source, Func<SealedFileElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new SealedFileElement(document.RootElement, "the document", (defect, cause) => CreateError(
                $"The {Title} '{source}' cannot be used: {defect}. Take the file from where it was made, or {Remedy}.", cause));
            CheckVersion(root);
            CheckSeal(file.Span, root);
            return read(root);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw CreateError(
                $"The {Title} '{source}' cannot be used: it is damaged, cut off or no {Title} ({e.Message}). Restore it from a copy, or {Remedy}.", e);
        }
    }

    /// <summary>Whether an error means that the text is no JSON: text that is no UTF-8 is an invalid operation to the parser.</summary>
    internal static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException;

    private void CheckVersion(SealedFileElement root)
    {
        if (root.ReadString("format") is var format && format != Name)
        {
            throw root.Refuse($"is of the format '{format}' instead of '{Name}'");
        }

        var version = root.ReadInt32("version", least: 1);
        if (version > Version)
        {
            throw root.Refuse(string.Create(
                CultureInfo.InvariantCulture, $"is of version {version}, and this release reads up to version {Version}; use a newer release"));
        }
    }

    private void CheckSeal(ReadOnlySpan<byte> file, SealedFileElement root)
    {
        if (!Seal.IsAtTheEndOf(file))
        {
            throw root.Refuse("does not end with its checksum");
        }

        if (!Seal.Matches(file))
        {
            throw root.Refuse("does not match its checksum: it was changed after it was written");
        }
    }
}
