using System.CommandLine;
using System.Security.Cryptography;
using AlphaPulse.Cli.Explain;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Tables;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models import</c>: a model file of another library becomes ours, or is refused with the reason.</summary>
internal static class ModelsImportCommand
{
    private static readonly ImportedTraining Training = new();

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The model file: JSON or UBJSON of XGBoost, text of LightGBM, JSON of CatBoost." };
        var from = new Option<ForeignLibrary?>("--from") { Description = "The library: xgboost, lightgbm or catboost; told from the file where it is not named." };
        var columns = new Option<string?>("--columns") { Description = "The names of the features in the order of the model, with commas between; those of the file where they are not given." };
        var iterations = new Option<int?>("--iterations") { Description = "How many iterations count; up to the best one where the file names it, otherwise all." };
        var mean = new Option<bool>("--forest-mean") { Description = "The mean of a LightGBM forest is the prediction itself, as before version 2.3." };
        var sums = new Option<bool>("--sums") { Description = "Accept a model that scores the sums of the library where ours has no function for its predictions." };
        var check = new Option<string?>("--check") { Description = "A CSV file with the features and a column of predictions of the library, which are compared." };
        var expected = new Option<string>("--expected") { Description = "That column.", DefaultValueFactory = _ => "prediction" };
        var tolerance = new Option<double>("--tolerance") { Description = "How far predictions may be apart, relative to the larger of 1 and the prediction.", DefaultValueFactory = _ => 1e-6 };
        var output = new Option<string>("--output") { Description = "The model file to write; of several outputs each gets its number before the extension.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("import", "Imports a model of XGBoost, LightGBM or CatBoost, compared with the original; exit code 3 where --check differs. Example: alphapulse models import model.ubj --output model.apm --instrument binance:BTC-USDT --timeframe 1h --label 'direction(6)' --trained-from 2024-01-01T00:00:00Z --trained-to 2024-07-01T00:00:00Z --samples 4000 --trials 1 --long-above 0.55 --short-below 0.45")
        {
            file, from, columns, iterations, mean, sums, check, expected, tolerance, output, json,
        };
        Training.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            var model = ModelImporter.Read(bytes, path, parsed.GetValue(from), new ModelImportOptions
            {
                Schema = parsed.GetValue(columns) is { } names ? SchemaOf(names) : null,
                Iterations = parsed.GetValue(iterations),
                ForestMeanIsPrediction = parsed.GetValue(mean),
            });
            foreach (var note in model.Notes)
            {
                Printer.Note(parsed, $"note: {note}");
            }

            var compared = parsed.GetValue(check) is { } rows ? await CompareAsync(model, rows, parsed.GetValue(expected)!, cancellationToken) : null;
            var isNear = compared is null || compared.MaxRelativeDifference <= parsed.GetValue(tolerance);
            string[] written = isNear
                ? await ImportedFiles.WriteAsync(model, Training.Read(parsed, Convert.ToHexStringLower(SHA256.HashData(bytes)), model), parsed.GetValue(output)!, parsed.GetValue(sums), cancellationToken)
                : [];
            Print(new ModelImportResult(
                model.Library.ToString(), model.Version, model.Objective, model.Link.ToString(), model.Outputs.Count, model.Schema.Columns.Count, model.IsScoredAsPredicted, model.Fidelity, compared, model.Notes, written), parsed.GetValue(json));
            return isNear ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static FeatureSchema SchemaOf(string names) => new("imported", [.. names.Split(',').Select(name => new FeatureColumn(name.Trim(), $"column '{name.Trim()}' of an imported model", 1))]);

    private static async Task<ModelFidelity> CompareAsync(ImportedModel model, string path, string column, CancellationToken cancellationToken)
    {
        if (model.Predictions != 1)
        {
            throw new FormatException($"The model gives {model.Predictions} predictions a row; --check compares one. Compare several with ImportedModel.Compare.");
        }

        IReadOnlyList<string> features = [];
        var table = await NumberTable.ReadAsync(path, names => [.. features = ModelRows.Choose(model.Schema, [.. names.Where(name => name != column)], path), column], cancellationToken);
        var rows = new double[table.Rows * features.Count];
        for (var row = 0; row < table.Rows; row++)
        {
            ModelRows.Copy(table, features, row, rows.AsSpan(row * features.Count, features.Count));
        }

        return model.Compare(rows, table.Columns[column], arePredictions: true);
    }

    private static void Print(ModelImportResult result, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(result, CliJsonContext.Default.ModelImportResult);
            return;
        }

        Printer.Table(
            ["library", "version", "objective", "link", "outputs", "columns"],
            [[result.Library, result.Version, result.Objective, result.Link, result.Outputs, result.Columns]]);
        IEnumerable<(string What, ModelFidelity Fidelity)> compared = [("the original, on probe rows", result.Fidelity), .. result.Check is { } check ? [("the predictions given", check)] : Array.Empty<(string, ModelFidelity)>()];
        Printer.Table(
            ["compared with", "rows", "values that differ", "greatest difference", "relative"],
            compared.Select(c => (IReadOnlyList<object>)[c.What, c.Fidelity.Rows, c.Fidelity.DifferentValues, c.Fidelity.MaxDifference, c.Fidelity.MaxRelativeDifference]));
        foreach (var file in result.Files)
        {
            Console.Out.WriteLine($"wrote {file}");
        }
    }
}
