using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of the models of several classes; the arrays of trees have names that begin with their class.</summary>
internal static class MulticlassModelFormat
{
    private static readonly TreeEnsembleModelFormat Trees = new();

    internal static void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IMulticlassModel model)
    {
        switch (model)
        {
            case MultinomialModel multinomial:
                JsonNumbers.Write(writer, "intercepts", multinomial.Intercepts);
                JsonNumbers.Write(writer, "coefficients", multinomial.Coefficients);
                break;
            case MulticlassTreesModel trees:
                writer.WriteStartArray("classes");
                for (var c = 0; c < trees.Classes; c++)
                {
                    writer.WriteStartObject();
                    Trees.Write(writer, arrays.Within(ClassName(c)), trees.Models[c]);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A model of kind '{model.Kind}' has no file format.", nameof(model));
        }
    }

    internal static IMulticlassModel Read(SealedFileElement place, ModelArrays? arrays, FeatureSchema schema)
    {
        var parameters = place.ReadObject("parameters");
        switch (place.ReadString("kind"))
        {
            case MultinomialModel.ModelKind:
                parameters.ExpectMembers("intercepts", "coefficients");
                return new MultinomialModel(schema, parameters.ReadDoubles("intercepts"), parameters.ReadDoubles("coefficients"));
            case MulticlassTreesModel.ModelKind:
                parameters.ExpectMembers("classes");
                return new MulticlassTreesModel(
                    parameters.ReadList("classes").Select((one, c) => (TreeEnsembleModel)Trees.Read(one, arrays?.Within(ClassName(c)), ModelTask.Regression, schema)));
            case var kind:
                throw place.Refuse($"is of kind '{kind}', which this release does not know for several classes");
        }
    }

    private static string ClassName(int number) => string.Create(CultureInfo.InvariantCulture, $"classes[{number}]");
}
