namespace AlphaPulse.Models;

/// <summary>The file of a model with its rule and the record of its making: a header with a checksum over everything else, a document, and arrays.</summary>
/// <remarks>
/// <para>Equal artifacts give equal bytes: the order of members and arrays is fixed, doubles are the shortest text that reads back to the same
/// bits, and no time of writing is kept. The file holds rows with what the model made of them, which it has to make of them again when it is loaded. Any
/// changed byte refuses to load. <c>docs/model-file.md</c> describes the format.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class ModelFile
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "alphapulse-model";

    /// <summary>The version that is written. Every version up to this one can be read.</summary>
    public const int Version = ModelContainer.Version;

    /// <summary>Whether bytes begin as a model file of any version does; nothing else of them is checked.</summary>
    /// <param name="file">The bytes.</param>
    /// <returns>Whether <see cref="FromBytes"/>, or <see cref="MulticlassModelFile.FromBytes"/>, is to read them; otherwise it may be the file of another library.</returns>
    public static bool IsModelFile(ReadOnlySpan<byte> file) =>
        ModelContainer.IsContainer(file) || file[..Math.Min(file.Length, 256)].IndexOf("\"alphapulse-model\""u8) >= 0;

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
        return ModelContainer.Write((writer, arrays) =>
        {
            writer.WriteString("kind", model.Kind);
            writer.WriteString("task", TaskNames.NameOf(model.Task));
            ManifestFormat.WriteSchema(writer, model.Schema);
            ManifestFormat.WriteRule(writer, artifact.Rule);
            ManifestFormat.WriteManifest(writer, artifact.Manifest);
            writer.WriteStartObject("parameters");
            format.Write(writer, arrays, model);
            writer.WriteEndObject();
            SelfTest.Write(arrays, SelfTestSubject.Of(model));
        });
    }

    /// <summary>Reads an artifact of any version, checks everything that can be checked and runs its self-test.</summary>
    /// <param name="file">The bytes of the file; not used after this call.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="ModelFormatException">
    /// The bytes are no model file, of a version that is too new, changed since they were written, not a possible model, or the model
    /// does not make of the rows of its self-test what it did when it was written. The message names the source, the place and the reason.
    /// </exception>
    public static ModelArtifact FromBytes(ReadOnlyMemory<byte> file, string source) => ModelDocument.Read(file, source, Read);

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

    /// <summary>Reads an artifact from a file that is mapped into memory, so that only what the model keeps is copied.</summary>
    /// <param name="path">The path of the file, which nobody must write to meanwhile; a file that is replaced as a whole is safe.</param>
    /// <returns>The artifact, which does not need the file any more.</returns>
    /// <exception cref="ModelFormatException">The file cannot be trusted; see <see cref="FromBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelArtifact Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = MappedFile.Open(path);
        return FromBytes(file.Memory, path);
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

    private static ModelArtifact Read(SealedFileElement root, ModelArrays? arrays)
    {
        if (root.ReadString("task") == MulticlassModelFile.TaskName)
        {
            throw root.Refuse($"is a model of several classes; read it with {nameof(MulticlassModelFile)}, and give its classes values with {nameof(ClassValueModel)} to register and serve it");
        }

        ModelDocument.ExpectMembers(root, arrays, "kind", "task", "schema", "rule", "manifest", "parameters");
        var kind = root.ReadString("kind");
        var format = ModelFormats.Find(kind) ?? throw root.Refuse($"is of kind '{kind}', which this release does not know");
        var task = TaskNames.Read(root);
        try
        {
            var model = format.Read(
                root.ReadObject("parameters"),
                arrays,
                task,
                ManifestFormat.ReadSchema(root.ReadObject("schema")));
            if (model.Kind != kind)
            {
                throw root.Refuse($"is of kind '{kind}' with the task '{TaskNames.NameOf(task)}', which do not go together");
            }

            if (arrays is not null)
            {
                SelfTest.Run(root, arrays, SelfTestSubject.Of(model));
                arrays.ExpectEnd();
            }

            return new ModelArtifact(model, ManifestFormat.ReadRule(root.ReadObject("rule")), ManifestFormat.ReadManifest(root.ReadObject("manifest")));
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The domain types refuse what is impossible; the reader adds which file it was.
            throw root.Refuse($"is no possible model: {e.Message}", e);
        }
    }
}
