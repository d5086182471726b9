using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="CalibratedModel"/>: those of its model, and its calibrator.</summary>
internal sealed class CalibratedModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == CalibratedModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var calibrated = (CalibratedModel)model;
        InnerModelFormat.Write(writer, arrays, calibrated.Model);
        writer.WriteStartObject("calibrator");
        writer.WriteString("name", calibrated.Calibrator.Name);
        Write(writer, calibrated.Calibrator);
        writer.WriteEndObject();
    }

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("model", "calibrator");
        var model = InnerModelFormat.Read(parameters, arrays, task, schema, (CalibratedModel.ModelKind, "cannot be calibrated"));
        return new CalibratedModel(model, ReadCalibrator(parameters.ReadObject("calibrator")));
    }

    private static void Write(Utf8JsonWriter writer, ICalibrator calibrator)
    {
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
                JsonNumbers.Write(writer, "scores", isotonic.Scores);
                JsonNumbers.Write(writer, "probabilities", isotonic.Probabilities);
                break;
            default:
                throw new ArgumentException($"The calibrator '{calibrator.Name}' has no file format.", nameof(calibrator));
        }
    }

    private static ICalibrator ReadCalibrator(SealedFileElement element)
    {
        var name = element.ReadString("name");
        switch (name)
        {
            case "platt":
                element.ExpectMembers("name", "a", "b");
                return new PlattCalibrator(element.ReadDouble("a"), element.ReadDouble("b"));
            case "temperature":
                element.ExpectMembers("name", "temperature");
                return new TemperatureCalibrator(element.ReadDouble("temperature"));
            case "beta":
                element.ExpectMembers("name", "a", "b", "c");
                return new BetaCalibrator(element.ReadDouble("a"), element.ReadDouble("b"), element.ReadDouble("c"));
            case "isotonic":
                element.ExpectMembers("name", "scores", "probabilities");
                return new IsotonicCalibrator(element.ReadDoubles("scores"), element.ReadDoubles("probabilities"));
            default:
                throw element.Refuse($"is the calibrator '{name}', which this release does not know");
        }
    }
}
