using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of the models of several classes.</summary>
internal static class MulticlassModelFormat
{
    private static readonly TreeEnsembleModelFormat Trees = new();

    internal static void Write(Utf8JsonWriter writer, IMulticlassModel model)
    {
        switch (model)
        {
            case MultinomialModel multinomial:
                WriteNumbers(writer, "intercepts", multinomial.Intercepts);
                WriteNumbers(writer, "coefficients", multinomial.Coefficients);
                break;
            case MulticlassTreesModel trees:
                writer.WriteStartArray("classes");
                foreach (var one in trees.Models)
                {
                    writer.WriteStartObject();
                    Trees.Write(writer, one);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A model of kind '{model.Kind}' has no file format.", nameof(model));
        }
    }

    internal static IMulticlassModel Read(SealedFileElement root, FeatureSchema schema)
    {
        var parameters = root.ReadObject("parameters");
        switch (root.ReadString("kind"))
        {
            case MultinomialModel.ModelKind:
                parameters.ExpectMembers("intercepts", "coefficients");
                return new MultinomialModel(schema, parameters.ReadDoubles("intercepts"), parameters.ReadDoubles("coefficients"));
            case MulticlassTreesModel.ModelKind:
                parameters.ExpectMembers("classes");
                return new MulticlassTreesModel(
                    parameters.ReadList("classes").Select(one => (TreeEnsembleModel)Trees.Read(one, ModelTask.Regression, schema)));
            case var kind:
                throw root.Refuse($"is of kind '{kind}', which this release does not know for several classes");
        }
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
