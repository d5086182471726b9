using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes the parameters of every kind of model by the names of the features.</summary>
internal static class JsonParameters
{
    internal static void Write(Utf8JsonWriter writer, IModel model)
    {
        switch (model)
        {
            case LinearModel linear:
                WriteLinear(writer, linear);
                break;
            case TreeEnsembleModel trees:
                WriteEnsemble(writer, trees);
                break;
            case CalibratedModel calibrated:
                writer.WriteStartObject("classifier");
                writer.WriteString("kind", calibrated.Model.Kind);
                Write(writer, calibrated.Model);
                writer.WriteEndObject();
                writer.WriteStartObject("calibrator");
                WriteCalibrator(writer, calibrated.Calibrator);
                writer.WriteEndObject();
                break;
            case ClassValueModel several:
                JsonNumbers.Write(writer, "class_values", several.Values);
                Write(writer, several.Model);
                break;
            case MetaLabelledModel meta:
                writer.WriteStartObject("primary");
                writer.WriteString("kind", meta.Primary.Kind);
                JsonMetadata.WriteRule(writer, meta.PrimaryRule);
                Write(writer, meta.Primary);
                writer.WriteEndObject();
                writer.WriteStartObject("secondary");
                writer.WriteString("kind", meta.Secondary.Kind);
                writer.WriteBoolean("uses_primary_score", meta.UsesPrimaryScore);
                Write(writer, meta.Secondary);
                writer.WriteEndObject();
                writer.WriteStartObject("bet_size");
                BetSizeFormat.Write(writer, meta.BetSize);
                writer.WriteEndObject();
                break;
            case ConstantModel constant:
                writer.WriteNumber("score", constant.Score);
                break;
            case LastDirectionModel last:
                writer.WriteString("feature", last.Feature);
                break;
            default:
                throw new ModelExportException($"A model of kind '{model.Kind}' cannot be written as JSON: its parameters are not known here.");
        }
    }

    internal static void Write(Utf8JsonWriter writer, IMulticlassModel model)
    {
        writer.WriteString("link", "softmax");
        writer.WriteStartArray("classes");
        switch (model)
        {
            case MultinomialModel multinomial:
                for (var c = 0; c < model.Classes; c++)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("intercept", multinomial.Intercepts[c]);
                    writer.WriteStartObject("coefficients");
                    for (var i = 0; i < model.Schema.Columns.Count; i++)
                    {
                        writer.WriteNumber(model.Schema.Columns[i].Name, multinomial.Coefficient(c, i));
                    }

                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }

                break;
            case MulticlassTreesModel trees:
                foreach (var one in trees.Models)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("base_score", one.BaseScore);
                    JsonTrees.Write(writer, one);
                    writer.WriteEndObject();
                }

                break;
            default:
                throw new ModelExportException($"A model of several classes of kind '{model.Kind}' cannot be written as JSON: its parameters are not known here.");
        }

        writer.WriteEndArray();
    }

    private static void WriteLinear(Utf8JsonWriter writer, LinearModel model)
    {
        writer.WriteString("link", model.Task == ModelTask.Regression ? "identity" : "logistic");
        writer.WriteNumber("intercept", model.Intercept);
        writer.WriteStartArray("coefficients");
        for (var i = 0; i < model.Coefficients.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("feature", model.Schema.Columns[i].Name);
            writer.WriteNumber("coefficient", model.Coefficients[i]);
            writer.WriteNumber("mean", model.Means[i]);
            writer.WriteNumber("deviation", model.Deviations[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEnsemble(Utf8JsonWriter writer, TreeEnsembleModel model)
    {
        writer.WriteString("link", model.Transform switch
        {
            ScoreTransform.Logistic => "logistic",
            ScoreTransform.Exponential => "exponential",
            _ => model.Task == ModelTask.BinaryClassification ? "clamp" : "identity",
        });
        writer.WriteNumber("base_score", model.BaseScore);
        JsonTrees.Write(writer, model);
    }

    private static void WriteCalibrator(Utf8JsonWriter writer, ICalibrator calibrator)
    {
        writer.WriteString("name", calibrator.Name);
        switch (calibrator)
        {
            case PlattCalibrator platt:
                writer.WriteNumber("a", platt.A);
                writer.WriteNumber("b", platt.B);
                break;
            case TemperatureCalibrator temperature:
                writer.WriteNumber("temperature", temperature.Temperature);
                break;
            case BetaCalibrator beta:
                writer.WriteNumber("a", beta.A);
                writer.WriteNumber("b", beta.B);
                writer.WriteNumber("c", beta.C);
                break;
            case IsotonicCalibrator isotonic:
                writer.WriteStartArray("corners");
                for (var i = 0; i < isotonic.Scores.Count; i++)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("score", isotonic.Scores[i]);
                    writer.WriteNumber("probability", isotonic.Probabilities[i]);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ModelExportException($"The calibrator '{calibrator.Name}' cannot be written as JSON: its parameters are not known here.");
        }
    }
}
