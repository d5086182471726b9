using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The file of a model with its rule and the record of its making: one JSON document with a checksum over all of it.</summary>
/// <remarks>
/// <para>Equal artifacts give equal bytes: the order of members is fixed, doubles are the shortest text that reads back to the same
/// bits, and no time of writing is kept. Any changed byte refuses to load. <c>docs/model-file.md</c> describes the format.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class ModelFile
{
    /// <summary>The name of the format, the first member of every file.</summary>
    public const string FormatName = "alphapulse-model";

    /// <summary>The version that is written. Every version up to this one can be read.</summary>
    public const int Version = 1;

    private const int ChecksumDigits = 64;

    private static ReadOnlySpan<byte> BeforeChecksum => "  \"sha256\": \""u8;

    private static ReadOnlySpan<byte> AfterChecksum => "\"\n}\n"u8;

    /// <summary>Writes an artifact.</summary>
    /// <param name="artifact">The model, its rule and its manifest.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">The kind of model has no file format, or the rule or the manifest is impossible.</exception>
    public static byte[] ToBytes(ModelArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        var model = artifact.Model;
        var format = ModelFormats.Find(model.Kind)
            ?? throw new ArgumentException($"A model of kind '{model.Kind}' has no file format.", nameof(artifact));
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", FormatName);
            writer.WriteNumber("version", Version);
            writer.WriteString("kind", model.Kind);
            writer.WriteString("task", NameOf(model.Task));
            ManifestFormat.WriteSchema(writer, model.Schema);
            ManifestFormat.WriteRule(writer, artifact.Rule);
            ManifestFormat.WriteManifest(writer, artifact.Manifest);
            writer.WriteStartObject("parameters");
            format.Write(writer, model);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        // The checksum is the last member and covers every byte before it.
        byte[] payload = [.. buffer.WrittenSpan[..^"\n}"u8.Length], (byte)',', (byte)'\n'];
        return [.. payload, .. BeforeChecksum, .. Checksum(payload), .. AfterChecksum];
    }

    /// <summary>Reads an artifact and checks everything that can be checked.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="ModelFormatException">
    /// The bytes are no model file, of a version that is too new, changed since they were written, or not a possible model. The
    /// message names the source and the reason.
    /// </exception>
    public static ModelArtifact FromBytes(ReadOnlyMemory<byte> file, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = new PayloadElement(document.RootElement, "the document", source);
            CheckVersion(root);
            CheckChecksum(file.Span, root);
            return Read(root);
        }
        catch (Exception e) when (PayloadElement.IsUnreadable(e))
        {
            throw new ModelFormatException(
                $"The model file '{source}' cannot be used: it is damaged, cut off or no model file ({e.Message}). Restore it from a copy, or train again.", e);
        }
    }

    /// <summary>Writes an artifact to a file, as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException">The artifact cannot be kept; see <see cref="ToBytes"/>.</exception>
    public static Task SaveAsync(string path, ModelArtifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = ToBytes(artifact);
        return AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
    }

    /// <summary>Reads an artifact from a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="ModelFormatException">The file cannot be trusted; see <see cref="FromBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ModelArtifact> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path);
    }

    private static void CheckVersion(PayloadElement root)
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

    private static void CheckChecksum(ReadOnlySpan<byte> file, PayloadElement root)
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

    private static ModelArtifact Read(PayloadElement root)
    {
        root.ExpectMembers("format", "version", "kind", "task", "schema", "rule", "manifest", "parameters", "sha256");
        var kind = root.ReadString("kind");
        var format = ModelFormats.Find(kind) ?? throw root.Refuse($"is of kind '{kind}', which this release does not know");
        var task = root.ReadString("task");
        try
        {
            var model = format.Read(
                root.ReadObject("parameters"),
                FindTask(task) ?? throw root.Refuse($"has the task '{task}', which this release does not know"),
                ManifestFormat.ReadSchema(root.ReadObject("schema")));
            return model.Kind == kind
                ? new ModelArtifact(model, ManifestFormat.ReadRule(root.ReadObject("rule")), ManifestFormat.ReadManifest(root.ReadObject("manifest")))
                : throw root.Refuse($"is of kind '{kind}' with the task '{task}', which do not go together");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The domain types refuse what is impossible; the reader adds which file it was.
            throw root.Refuse($"is no possible model: {e.Message}", e);
        }
    }

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => [.. Convert.ToHexStringLower(SHA256.HashData(payload)).Select(c => (byte)c)];

    private static string NameOf(ModelTask task) => task switch
    {
        ModelTask.Regression => "regression",
        ModelTask.BinaryClassification => "binary_classification",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "The file format knows regression and binary classification."),
    };

    private static ModelTask? FindTask(string name) => name switch
    {
        "regression" => ModelTask.Regression,
        "binary_classification" => ModelTask.BinaryClassification,
        _ => null,
    };
}
