using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameter of <see cref="ConstantModel"/>.</summary>
internal sealed class ConstantModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == ConstantModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model) => writer.WriteNumber("score", ((ConstantModel)model).Score);

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("score");
        return new ConstantModel(task, schema, parameters.ReadDouble("score"));
    }
}
