using AlphaPulse.Models;

namespace AlphaPulse.Cli.Predict;

/// <summary>A model of any file as what it says of a row.</summary>
/// <param name="Schema">The features.</param>
/// <param name="Outputs">How many numbers it gives for a row.</param>
/// <param name="Predict">Writes them; <see langword="false"/> where there are none.</param>
internal sealed record RowPredictor(FeatureSchema Schema, int Outputs, RowPredictor.Predictor Predict)
{
    public delegate bool Predictor(ReadOnlySpan<double> row, Span<double> outputs);

    public static async Task<RowPredictor> LoadAsync(string path, PredictFormat format, bool isRaw, CancellationToken cancellationToken)
    {
        if (format == PredictFormat.Onnx)
        {
            throw new FormatException("ONNX is what 'alphapulse export' writes for other runtimes; give --model the file that it was written from.");
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        return format switch
        {
            PredictFormat.Xgboost => Of(ModelImporter.Read(bytes, path, ForeignLibrary.Xgboost), isRaw),
            PredictFormat.Lightgbm => Of(ModelImporter.Read(bytes, path, ForeignLibrary.Lightgbm), isRaw),
            PredictFormat.Catboost => Of(ModelImporter.Read(bytes, path, ForeignLibrary.Catboost), isRaw),
            PredictFormat.Alphapulse => Own(bytes, path, isRaw),
            _ => ModelFile.IsModelFile(bytes) ? Own(bytes, path, isRaw) : Of(ModelImporter.Read(bytes, path), isRaw),
        };
    }

    private static RowPredictor Own(byte[] bytes, string path, bool isRaw)
    {
        if (MulticlassModelFile.IsMulticlass(bytes, path))
        {
            var several = MulticlassModelFile.FromBytes(bytes, path).Model;
            return new RowPredictor(
                several.Schema, several.Classes, (row, outputs) => isRaw ? ModelMargins.TryCompute(several, row, outputs) : several.TryScore(row, outputs));
        }

        var model = ModelFile.FromBytes(bytes, path).Model;
        return new RowPredictor(
            model.Schema, 1, (row, outputs) => isRaw ? ModelMargins.TryCompute(model, row, out outputs[0]) : model.TryScore(row, out outputs[0]));
    }

    private static RowPredictor Of(ImportedModel model, bool isRaw) => isRaw
        ? new RowPredictor(model.Schema, model.Outputs.Count, (row, outputs) => model.TrySums(row, outputs))
        : new RowPredictor(model.Schema, model.Predictions, (row, outputs) => model.TryPredict(row, outputs));
}
