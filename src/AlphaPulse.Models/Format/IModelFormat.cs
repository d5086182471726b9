using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes and reads the parameters of one kind of model. A new kind is one more of these in <see cref="ModelFormats"/>.</summary>
internal interface IModelFormat
{
    /// <summary>Whether it writes and reads a kind.</summary>
    bool Knows(string kind);

    /// <summary>Writes the members of the object <c>parameters</c> and adds the arrays, always in the same order.</summary>
    void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model);

    /// <summary>Reads what <see cref="Write"/> wrote; files of versions 1 and 2 have no arrays.</summary>
    IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema);
}
