using System.CommandLine;
using System.Globalization;
using System.Text;
using AlphaPulse.Cli.Explain;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Tables;

namespace AlphaPulse.Cli.Predict;

/// <summary><c>alphapulse predict</c>: what a model of ours or of another library says of rows.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--model") { Description = "The model file: ours, or JSON or UBJSON of XGBoost, text of LightGBM, JSON of CatBoost.", Required = true };
        var format = new Option<PredictFormat>("--format") { Description = "Whose file it is: auto, alphapulse, xgboost, lightgbm or catboost.", DefaultValueFactory = _ => PredictFormat.Auto };
        var input = new Option<string>("--input") { Description = "A CSV file with the features of the model, by their names or in their order (f0,f1,... or no line of names); an empty field or nan is missing; '-' is standard input.", Required = true };
        var output = CommonOptions.OutputFile();
        var raw = new Option<bool>("--raw") { Description = "Write the margins before the link function." };
        var command = new Command("predict", "Writes the probability or value of each row, a column for each class; an empty field is no prediction. Example: alphapulse predict --model model.apm --input features.csv --output -")
        {
            file, format, input, output, raw,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isRaw = parsed.GetValue(raw);
            var predictor = await RowPredictor.LoadAsync(parsed.GetValue(file)!, parsed.GetValue(format), isRaw, cancellationToken);
            var path = parsed.GetValue(input)!;
            IReadOnlyList<string> columns = [];
            var table = await NumberTable.ReadAsync(path, names => columns = ModelRows.Choose(predictor.Schema, names, path), cancellationToken, mayBeNameless: true);
            await Streams.WriteAsync(parsed.GetValue(output)!, (stream, token) => WriteAsync(stream, predictor, table, columns, isRaw ? "margin" : "prediction", token), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(
        Stream stream, RowPredictor predictor, NumberTable table, IReadOnlyList<string> columns, string name, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        IEnumerable<string> names = predictor.Outputs == 1 ? [name] : Enumerable.Range(0, predictor.Outputs).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}_{i}"));
        await writer.WriteLineAsync(string.Join(',', [.. table.Times is null ? Array.Empty<string>() : [NumberTable.TimeName], .. names]));
        var (features, outputs) = (new double[columns.Count], new double[predictor.Outputs]);
        var line = new StringBuilder();
        for (var row = 0; row < table.Rows; row++)
        {
            ModelRows.Copy(table, columns, row, features);
            var isPredicted = predictor.Predict(features, outputs);
            line.Clear();
            if (table.Times is { } times)
            {
                line.Append(CsvText.Quote(times[row])).Append(',');
            }

            line.AppendJoin(',', outputs.Select(o => isPredicted ? o.ToString("R", CultureInfo.InvariantCulture) : string.Empty));
            await writer.WriteLineAsync(line, cancellationToken);
        }
    }
}
