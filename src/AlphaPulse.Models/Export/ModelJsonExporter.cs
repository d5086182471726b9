using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes a model as JSON for people and other programs: names instead of positions, and trees as nodes within nodes.</summary>
/// <remarks>
/// <para>It is for reading and cannot be loaded again; <see cref="ModelFile"/> and <see cref="MulticlassModelFile"/> keep models. Members are in
/// snake_case and always in the same order, doubles the shortest text that reads back to the same bits, and nothing depends on time or machine: equal
/// models give equal bytes. <c>docs/model-file.md</c> describes the members.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class ModelJsonExporter
{
    // A tree may be as deep as it has splits; the default of the writer ends at 1000.
    private const int MaximumDepth = 1_000_000;

    /// <summary>Writes a model with its rule and the record of its making.</summary>
    /// <param name="artifact">The model, its rule and its manifest.</param>
    /// <returns>The document, UTF-8 without a byte order mark, indented, with a line feed at the end.</returns>
    /// <exception cref="ModelExportException">The kind of model or its calibrator is none that can be written.</exception>
    public static byte[] ToBytes(ModelArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Write(writer =>
        {
            var model = artifact.Model;
            WriteHead(writer, model.Kind, model.Task == ModelTask.Regression ? "regression" : "binary_classification");
            JsonMetadata.WriteManifest(writer, artifact.Manifest);
            JsonMetadata.WriteRule(writer, artifact.Rule);
            JsonMetadata.WriteConformal(writer, artifact.Manifest);
            JsonMetadata.WriteFeatures(writer, model.Schema, (model as IFeatureImportance)?.Importance);
            writer.WriteStartObject("model");
            JsonParameters.Write(writer, model);
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes a model of several classes with the record of its making.</summary>
    /// <param name="artifact">The model and its manifest.</param>
    /// <returns>The document, UTF-8 without a byte order mark, indented, with a line feed at the end.</returns>
    /// <exception cref="ModelExportException">The kind of model is none that can be written.</exception>
    public static byte[] ToBytes(MulticlassModelArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Write(writer =>
        {
            WriteHead(writer, artifact.Model.Kind, MulticlassModelFile.TaskName);
            JsonMetadata.WriteManifest(writer, artifact.Manifest);
            JsonMetadata.WriteFeatures(writer, artifact.Model.Schema, importance: null);
            writer.WriteStartObject("model");
            JsonParameters.Write(writer, artifact.Model);
            writer.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter writer, string kind, string task)
    {
        writer.WriteString("kind", kind);
        writer.WriteString("task", task);
    }

    private static byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 2,
            NewLine = "\n",
            MaxDepth = MaximumDepth,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
