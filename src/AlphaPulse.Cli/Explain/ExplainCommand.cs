using System.CommandLine;
using System.Globalization;
using System.Text;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Tables;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Explain;

/// <summary><c>alphapulse explain</c>: what each feature adds to the score of each row.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--model") { Description = "The model file, such as model.apm.", Required = true };
        var input = new Option<string>("--input") { Description = "A CSV file with a line of names and the features of the model, as 'features compute' writes it; '-' is standard input.", Required = true };
        var output = CommonOptions.OutputFile();
        var command = new Command("explain", "Computes the Shapley values of rows: expected_value and the features add up to margin, the score before its link function. Example: alphapulse explain --model model.apm --input features.csv --output -")
        {
            file, input, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var model = (await ModelFile.LoadAsync(parsed.GetValue(file)!, cancellationToken)).Model;
            var explainer = ModelExplainers.Create(model);
            var path = parsed.GetValue(input)!;
            IReadOnlyList<string> columns = [];
            var table = await NumberTable.ReadAsync(path, names => columns = ModelRows.Choose(model.Schema, names, path), cancellationToken);
            await Streams.WriteAsync(parsed.GetValue(output)!, (stream, token) => WriteAsync(stream, model.Schema, explainer, table, columns, token), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(
        Stream stream, FeatureSchema schema, IModelExplainer explainer, NumberTable table, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var names = schema.Columns.Select(c => CsvText.Quote(c.Name));
        await writer.WriteLineAsync(string.Join(',', [.. table.Times is null ? Array.Empty<string>() : [NumberTable.TimeName], "margin", "expected_value", .. names]));
        var (features, contributions) = (new double[columns.Count], new double[columns.Count]);
        var line = new StringBuilder();
        for (var row = 0; row < table.Rows; row++)
        {
            ModelRows.Copy(table, columns, row, features);
            var isExplained = explainer.TryExplain(features, contributions);
            line.Clear();
            if (table.Times is { } times)
            {
                line.Append(CsvText.Quote(times[row])).Append(',');
            }

            // Empty fields where the model has no score.
            line.Append(Text(isExplained ? explainer.ExpectedValue + contributions.Sum() : null)).Append(',').Append(Text(isExplained ? explainer.ExpectedValue : null));
            foreach (var contribution in contributions)
            {
                line.Append(',').Append(Text(isExplained ? contribution : null));
            }

            await writer.WriteLineAsync(line, cancellationToken);
        }
    }

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
