using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Tables;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Metrics;

/// <summary><c>alphapulse metrics</c>.</summary>
internal static class MetricsCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = "A CSV file with a line of names, plain or .gz; '-' is standard input.", Required = true };
        var truth = new Option<string>("--truth") { Description = "The column with what came: 0 and 1, classes from 0, or numbers.", Required = true };
        var score = new Option<string[]>("--score") { Description = "The column with what was said: a probability or a number. Repeat it for each class of multiclass, from class 0 on.", Required = true };
        var weight = new Option<string?>("--weight") { Description = "The column with the weights of the rows." };
        var task = new Option<MetricTask>("--task") { Description = "binary, regression or multiclass.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("metrics", "Computes how good scores are; rows with an empty field are left out and counted. Example: alphapulse metrics --input scores.csv --truth y --score p --task binary")
        {
            input, truth, score, weight, task, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (y, scores, w) = (parsed.GetValue(truth)!, parsed.GetValue(score)!, parsed.GetValue(weight));
            var kind = parsed.GetValue(task);
            if (kind != MetricTask.Multiclass && scores.Length > 1 || kind == MetricTask.Multiclass && scores.Length < 2)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"--score is given {scores.Length} times; give it once for binary and regression, and once for each class of multiclass."));
            }

            string[] columns = [y, .. scores, .. w is null ? Array.Empty<string>() : [w]];
            var table = await NumberTable.ReadAsync(parsed.GetValue(input)!, _ => [.. columns.Distinct(StringComparer.Ordinal)], cancellationToken);
            int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => columns.All(c => !double.IsNaN(table.Columns[c][row])))];
            if (rows.Length == 0)
            {
                throw new ImportFormatException(string.Create(
                    CultureInfo.InvariantCulture, $"none of the {table.Rows} rows has a value in each of {string.Join(", ", columns)}; there is nothing to measure."));
            }

            var metrics = Compute(kind, table, y, scores, w, rows);
            Print(kind, metrics, rows.Length, table.Rows - rows.Length, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<MetricValue> Compute(MetricTask task, NumberTable table, string truth, string[] scores, string? weight, int[] rows)
    {
        double[] actual = [.. rows.Select(row => table.Columns[truth][row])];
        double[] weights = weight is null ? [] : [.. rows.Select(row => table.Columns[weight][row])];
        double[] predicted = [.. rows.SelectMany(row => scores.Select(s => table.Columns[s][row]))];
        return task switch
        {
            MetricTask.Binary => MetricSummary.Binary(actual, predicted, weights),
            MetricTask.Multiclass => MetricSummary.Multiclass(actual, predicted, scores.Length, weights),
            _ => MetricSummary.Regression(actual, predicted, weights),
        };
    }

    private static void Print(MetricTask task, IReadOnlyList<MetricValue> metrics, int rows, int dropped, bool asJson)
    {
        var name = task.ToString().ToLowerInvariant();
        if (asJson)
        {
            var document = new JsonObject { ["task"] = name, ["rows"] = rows, ["dropped"] = dropped };
            foreach (var metric in metrics)
            {
                document[metric.Name] = metric.Value;
            }

            Printer.Json(document, CliJsonContext.Default.JsonObject);
            return;
        }

        Printer.Table(["metric", "value"], metrics.Select(m => (IReadOnlyList<object>)[m.Name, m.Value is { } value ? value : "undefined"]));
        Printer.Table(["task", "rows", "dropped"], [[name, rows, dropped]]);
    }
}
