namespace AlphaPulse.Models;

/// <summary>The file of a model of several classes: the format and the version of <see cref="ModelFile"/>, without a signal rule.</summary>
/// <remarks>
/// <para>Equal artifacts give equal bytes, any changed byte refuses to load, and the self-test of the file has to hold. To register and serve the model,
/// make a <see cref="ClassValueModel"/> of it. <c>docs/model-file.md</c> describes the format.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class MulticlassModelFile
{
    internal const string TaskName = "multiclass_classification";

    /// <summary>Writes an artifact.</summary>
    /// <param name="artifact">The model and its manifest.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">The kind of model has no file format, or the manifest is impossible.</exception>
    public static byte[] ToBytes(MulticlassModelArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        var model = artifact.Model;
        return ModelContainer.Write((writer, arrays) =>
        {
            writer.WriteString("kind", model.Kind);
            writer.WriteString("task", TaskName);
            ManifestFormat.WriteSchema(writer, model.Schema);
            ManifestFormat.WriteManifest(writer, artifact.Manifest);
            writer.WriteStartObject("parameters");
            MulticlassModelFormat.Write(writer, arrays, model);
            writer.WriteEndObject();
            SelfTest.Write(arrays, SelfTestSubject.Of(model));
        });
    }

    /// <summary>Reads an artifact, checks everything that can be checked and runs its self-test.</summary>
    /// <param name="file">The bytes of the file; not used after this call.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="ModelFormatException">
    /// The bytes are no file of a model of several classes, of a version that is too new, changed since they were written, not a possible model, or
    /// the model does not give the probabilities of its self-test. The message names the source and the reason.
    /// </exception>
    public static MulticlassModelArtifact FromBytes(ReadOnlyMemory<byte> file, string source) => ModelDocument.Read(file, source, Read);

    /// <summary>Writes an artifact to a file, as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="ArgumentException">The artifact cannot be kept; see <see cref="ToBytes"/>.</exception>
    public static Task SaveAsync(string path, MulticlassModelArtifact artifact, CancellationToken cancellationToken = default)
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
    public static MulticlassModelArtifact Load(string path)
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
    public static async Task<MulticlassModelArtifact> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path);
    }

    /// <summary>Whether a file says that it holds a model of several classes; nothing else of it is checked.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>Whether <see cref="FromBytes"/> is the reader of it; otherwise <see cref="ModelFile.FromBytes"/> is.</returns>
    /// <exception cref="ModelFormatException">The bytes are no model file, or changed since they were written.</exception>
    public static bool IsMulticlass(ReadOnlyMemory<byte> file, string source) =>
        ModelDocument.Read(file, source, (root, _) => root.ReadString("task") == TaskName);

    private static MulticlassModelArtifact Read(SealedFileElement root, ModelArrays? arrays)
    {
        if (root.ReadString("task") is var task && task != TaskName)
        {
            throw root.Refuse($"has the task '{task}' and is no model of several classes; read it with {nameof(ModelFile)}");
        }

        // Version 2 kept its self-test in the document.
        string[] members = ["kind", "task", "schema", "manifest", "parameters"];
        ModelDocument.ExpectMembers(root, arrays, arrays is null ? [.. members, "selfTest"] : members);
        try
        {
            var model = MulticlassModelFormat.Read(root, arrays, ManifestFormat.ReadSchema(root.ReadObject("schema")));
            if (arrays is null)
            {
                SelfTestFormat2.Run(root.ReadObject("selfTest"), model);
            }
            else
            {
                SelfTest.Run(root, arrays, SelfTestSubject.Of(model));
                arrays.ExpectEnd();
            }

            return new MulticlassModelArtifact(model, ManifestFormat.ReadManifest(root.ReadObject("manifest")));
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The domain types refuse what is impossible; the reader adds which file it was.
            throw root.Refuse($"is no possible model: {e.Message}", e);
        }
    }
}
