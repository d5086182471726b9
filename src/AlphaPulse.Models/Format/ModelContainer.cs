using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The outer form of a model file from version 3 on: a header of fixed length with a checksum, a JSON document, and arrays at borders of 64 bytes.</summary>
/// <remarks><c>docs/model-file.md</c> describes it.</remarks>
internal static class ModelContainer
{
    /// <summary>The version that is written, the only one in this form.</summary>
    internal const int Version = 3;

    internal const int HeaderBytes = 64;
    private const int Alignment = 64;
    private const int VersionAt = 8;
    private const int LengthAt = 16;
    private const int DocumentLengthAt = 24;
    private const int ChecksumAt = 32;

    /// <summary>What a file begins with: no text, and changed by whatever takes it for one.</summary>
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'A', (byte)'P', (byte)'M', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsContainer(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    /// <summary>The next border at which an array may begin.</summary>
    internal static long Align(long position) => (position + Alignment - 1) / Alignment * Alignment;

    /// <summary>Writes a file.</summary>
    /// <param name="write">Writes the members of the document before the list of arrays, and adds the arrays.</param>
    internal static byte[] Write(Action<Utf8JsonWriter, ModelArrayWriter> write)
    {
        var arrays = new ModelArrayWriter();
        var document = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(document, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            write(writer, arrays);
            writer.WriteStartArray("arrays");
            foreach (var (name, type, bytes) in arrays.Arrays)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("type", type.Name);
                writer.WriteNumber("count", bytes.Length / type.Bytes);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Join(document.WrittenSpan, arrays);
    }

    /// <summary>Reads a file: checks header, lengths and checksum before anything else is read.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="createError">Makes the error from what is wrong and its cause.</param>
    /// <param name="read">Reads the content from the document and the arrays, which must not be used after this call.</param>
    internal static T Read<T>(
        ReadOnlyMemory<byte> file, Func<string, Exception?, AlphaPulseException> createError, Func<SealedFileElement, ModelArrays, T> read)
    {
        var length = CheckHeader(file.Span, createError);
        using var document = JsonDocument.Parse(file.Slice(HeaderBytes, length), new JsonDocumentOptions { AllowDuplicateProperties = false });
        var root = new SealedFileElement(document.RootElement, "the document", createError);
        return read(root, ModelArrays.Find(root, file, HeaderBytes + length));
    }

    /// <summary>The SHA-256 of all bytes but those of the checksum itself.</summary>
    internal static byte[] ChecksumOf(ReadOnlySpan<byte> file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..ChecksumAt]);
        hash.AppendData(file[HeaderBytes..]);
        return hash.GetHashAndReset();
    }

    private static byte[] Join(ReadOnlySpan<byte> document, ModelArrayWriter arrays)
    {
        var length = (long)HeaderBytes + document.Length;
        foreach (var (_, _, bytes) in arrays.Arrays)
        {
            length = Align(length) + bytes.Length;
        }

        if (length > Array.MaxLength)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The model takes {length} bytes; a file has at most {Array.MaxLength}."), nameof(arrays));
        }

        var file = new byte[length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(LengthAt), length);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(DocumentLengthAt), document.Length);
        document.CopyTo(file.AsSpan(HeaderBytes));
        var at = HeaderBytes + document.Length;
        foreach (var (_, _, bytes) in arrays.Arrays)
        {
            at = (int)Align(at);
            bytes.CopyTo(file.AsSpan(at));
            at += bytes.Length;
        }

        ChecksumOf(file).CopyTo(file.AsSpan(ChecksumAt));
        return file;
    }

    /// <summary>Returns the length of the document.</summary>
    private static int CheckHeader(ReadOnlySpan<byte> file, Func<string, Exception?, AlphaPulseException> createError)
    {
        if (file.Length < HeaderBytes)
        {
            throw Refuse($"the header is cut off after {file.Length} of {HeaderBytes} bytes");
        }

        // The version first: what follows may mean something else in a later one.
        var version = BinaryPrimitives.ReadUInt32LittleEndian(file[VersionAt..]);
        if (version > Version)
        {
            throw Refuse($"the header is of version {version}, and this release reads up to version {Version}; use a newer release");
        }

        if (version < Version)
        {
            throw Refuse($"the header is of version {version}, which was never written in this form");
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(file[LengthAt..]) is var length && length != (ulong)file.Length)
        {
            throw Refuse($"the file has {file.Length} bytes where its header says {length}: it was cut off or continued");
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(file[DocumentLengthAt..]) is var document && document > (ulong)(file.Length - HeaderBytes))
        {
            throw Refuse($"the header gives the document {document} bytes, and the file has {file.Length}");
        }

        if (file[(VersionAt + sizeof(int))..LengthAt].ContainsAnyExcept((byte)0))
        {
            throw Refuse($"the header has something in bytes that this version keeps zero");
        }

        if (!file[ChecksumAt..HeaderBytes].SequenceEqual(ChecksumOf(file)))
        {
            throw Refuse($"the file does not match its checksum: it was changed after it was written");
        }

        return (int)document;

        AlphaPulseException Refuse(FormattableString defect) => createError(defect.ToString(CultureInfo.InvariantCulture), null);
    }
}
