using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes and reads the parameters of one kind of model. A new kind is one more of these in <see cref="ModelFormats"/>.</summary>
internal interface IModelFormat
{
    /// <summary>Whether it writes and reads a kind.</summary>
    bool Knows(string kind);

    /// <summary>Writes the members of the object <c>parameters</c>, always in the same order.</summary>
    void Write(Utf8JsonWriter writer, IModel model);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    IModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema);
}
