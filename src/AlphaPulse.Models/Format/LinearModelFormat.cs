using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="LinearModel"/>.</summary>
internal sealed class LinearModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind is LinearModel.RidgeKind or LinearModel.LogisticKind;

    public void Write(Utf8JsonWriter writer, IModel model)
    {
        var linear = (LinearModel)model;
        writer.WriteNumber("intercept", linear.Intercept);
        WriteNumbers(writer, "coefficients", linear.Coefficients);
        WriteNumbers(writer, "means", linear.Means);
        WriteNumbers(writer, "deviations", linear.Deviations);
    }

    public IModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema)
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

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
