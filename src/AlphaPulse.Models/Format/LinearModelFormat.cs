using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="LinearModel"/>.</summary>
internal sealed class LinearModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind is LinearModel.RidgeKind or LinearModel.LogisticKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var linear = (LinearModel)model;
        writer.WriteNumber("intercept", linear.Intercept);
        JsonNumbers.Write(writer, "coefficients", linear.Coefficients);
        JsonNumbers.Write(writer, "means", linear.Means);
        JsonNumbers.Write(writer, "deviations", linear.Deviations);
    }

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("intercept", "coefficients", "means", "deviations");
        return new LinearModel(
            task,
            schema,
            parameters.ReadDoubles("coefficients", schema.Columns.Count),
            parameters.ReadDouble("intercept"),
            parameters.ReadDoubles("means", schema.Columns.Count),
            parameters.ReadDoubles("deviations", schema.Columns.Count));
    }
}
