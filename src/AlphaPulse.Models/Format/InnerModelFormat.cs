using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The object <c>model</c> of a model within another: its kind and its parameters.</summary>
internal static class InnerModelFormat
{
    private const string Name = "model";

    internal static void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var format = ModelFormats.Find(model.Kind)
            ?? throw new ArgumentException($"A model of kind '{model.Kind}' within another has no file format.", nameof(model));
        writer.WriteStartObject(Name);
        writer.WriteString("kind", model.Kind);
        writer.WriteStartObject("parameters");
        format.Write(writer, arrays, model);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="outer">The object that it is a member of.</param>
    /// <param name="arrays">The arrays; <see langword="null"/> in files of versions 1 and 2.</param>
    /// <param name="task">Its task.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="refused">The kind that it cannot be, with what it then cannot be used for.</param>
    internal static IModel Read(SealedFileElement outer, ModelArrays? arrays, ModelTask task, FeatureSchema schema, (string Kind, string Reason) refused)
    {
        var inner = outer.ReadObject(Name);
        inner.ExpectMembers("kind", "parameters");
        var kind = inner.ReadString("kind");
        var format = ModelFormats.Find(kind);
        if (format is null || kind == refused.Kind)
        {
            throw inner.Refuse($"is of kind '{kind}', which {refused.Reason}");
        }

        var model = format.Read(inner.ReadObject("parameters"), arrays, task, schema);
        return model.Kind == kind ? model : throw inner.Refuse($"is of kind '{kind}' with the task of another kind");
    }
}
