using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Drift;

/// <summary>The file of a reference profile: one JSON document with a checksum over all of it, to be kept beside its model.</summary>
/// <remarks>
/// Equal profiles give equal bytes: the order of members is fixed, doubles are the shortest text that reads back to the same bits, and
/// no time of writing is kept. Any changed byte refuses to load. Safe for use from any thread.
/// </remarks>
public static class ReferenceProfileFile
{
    /// <summary>The name of the format, the first member of every file.</summary>
    public const string FormatName = "alphapulse-reference-profile";

    /// <summary>The version that is written. Every version up to this one can be read.</summary>
    public const int Version = 1;

    private const int ChecksumDigits = 64;

    private static ReadOnlySpan<byte> BeforeChecksum => ",\n\"sha256\":\""u8;

    private static ReadOnlySpan<byte> AfterChecksum => "\"}\n"u8;

    /// <summary>Writes a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] ToBytes(ReferenceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", FormatName);
            writer.WriteNumber("version", Version);
            ProfileFormat.Write(writer, profile);
            writer.WriteEndObject();
        }

        // The checksum is the last member and covers every byte before it.
        byte[] payload = [.. buffer.WrittenSpan[..^1]];
        return [.. payload, .. BeforeChecksum, .. Checksum(payload), .. AfterChecksum];
    }

    /// <summary>Reads a profile and checks everything that can be checked.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ProfileFormatException">
    /// The bytes are no profile, of a version that is too new, changed since they were written, or not a possible profile. The message
    /// names the source and the reason.
    /// </exception>
    public static ReferenceProfile FromBytes(ReadOnlyMemory<byte> file, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new ProfileElement(document.RootElement, "the document", source);
            CheckVersion(root);
            CheckChecksum(file.Span, root);
            return Read(root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ProfileFormatException(
                $"The reference profile '{source}' cannot be used: it is damaged, cut off or no profile ({e.Message}). Restore it from a copy, or fit it again.", e);
        }
    }

    /// <summary>Writes a profile to a file, as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is written.</returns>
    public static Task SaveAsync(string path, ReferenceProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = ToBytes(profile);
        return AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
    }

    /// <summary>Reads a profile from a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ProfileFormatException">The file cannot be trusted; see <see cref="FromBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ReferenceProfile> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path);
    }

    private static void CheckVersion(ProfileElement root)
    {
        if (root.ReadString("format") is not FormatName and var format)
        {
            throw root.Refuse($"is of the format '{format}' instead of '{FormatName}'");
        }

        var version = root.ReadInt32("version", least: 1);
        if (version > Version)
        {
            throw root.Refuse(string.Create(
                CultureInfo.InvariantCulture, $"is of version {version}, and this release reads up to version {Version}; use a newer release"));
        }
    }

    private static void CheckChecksum(ReadOnlySpan<byte> file, ProfileElement root)
    {
        var tail = BeforeChecksum.Length + ChecksumDigits + AfterChecksum.Length;
        if (file.Length < tail || !file[^tail..].StartsWith(BeforeChecksum) || !file.EndsWith(AfterChecksum))
        {
            throw root.Refuse("does not end with its checksum");
        }

        var stated = file[^(ChecksumDigits + AfterChecksum.Length)..^AfterChecksum.Length];
        if (!stated.SequenceEqual(Checksum(file[..^tail])))
        {
            throw root.Refuse("does not match its checksum: it was changed after it was written");
        }
    }

    private static ReferenceProfile Read(ProfileElement root)
    {
        try
        {
            root.ExpectMembers("format", "version", "schema", "rows", "windowRows", "recentRows", "evaluateEveryRows", "columns", "sha256");
            return ProfileFormat.Read(root);
        }
        catch (ArgumentException e)
        {
            // The domain types refuse what is impossible; the reader adds which file it was.
            throw root.Refuse($"is no possible profile: {e.Message}", e);
        }
    }

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(payload)));
}
