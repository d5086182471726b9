using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="ClassValueModel"/>: the value of each class, and its model of several classes.</summary>
internal sealed class ClassValueModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == ClassValueModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var valued = (ClassValueModel)model;
        JsonNumbers.Write(writer, "values", valued.Values);
        writer.WriteStartObject("model");
        writer.WriteString("kind", valued.Model.Kind);
        writer.WriteStartObject("parameters");
        MulticlassModelFormat.Write(writer, arrays, valued.Model);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("values", "model");
        var inner = parameters.ReadObject("model");
        inner.ExpectMembers("kind", "parameters");
        return task == ModelTask.Regression
            ? new ClassValueModel(MulticlassModelFormat.Read(inner, arrays, schema), parameters.ReadDoubles("values"))
            : throw parameters.Refuse($"gives values to classes, which makes a regression and no {task}");
    }
}
