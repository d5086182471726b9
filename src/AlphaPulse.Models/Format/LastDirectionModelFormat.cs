using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameter of <see cref="LastDirectionModel"/>.</summary>
internal sealed class LastDirectionModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == LastDirectionModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model) => writer.WriteString("feature", ((LastDirectionModel)model).Feature);

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("feature");
        return new LastDirectionModel(task, schema, parameters.ReadString("feature"));
    }
}
