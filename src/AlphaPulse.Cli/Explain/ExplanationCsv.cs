using System.Globalization;
using System.Text;
using AlphaPulse.Cli.Tables;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Explain;

/// <summary>Writes what features add to the margins of rows.</summary>
internal static class ExplanationCsv
{
    /// <summary>A line a row: margin, expected value, and what each feature adds.</summary>
    public static async Task WriteAsync(
        Stream stream, FeatureSchema schema, IModelExplainer explainer, NumberTable table, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        await using var writer = Open(stream);
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

    /// <summary>
    /// A line a pair of features and row, those that add nothing left out: with the expected value the amounts of a row add up to its margin. A row
    /// without a score has one line with empty fields.
    /// </summary>
    public static async Task WriteInteractionsAsync(
        Stream stream, TreeEnsembleModel model, NumberTable table, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var explainer = new TreeExplainer(model);
        await using var writer = Open(stream);
        await writer.WriteLineAsync($"{(table.Times is null ? "row" : NumberTable.TimeName)},feature,with,amount");
        var (features, pairs) = (new double[columns.Count], new double[columns.Count * columns.Count]);
        string[] names = [.. model.Schema.Columns.Select(c => CsvText.Quote(c.Name))];
        for (var row = 0; row < table.Rows; row++)
        {
            ModelRows.Copy(table, columns, row, features);
            var name = table.Times is { } times ? CsvText.Quote(times[row]) : row.ToString(CultureInfo.InvariantCulture);
            if (!model.TryScore(features, out _))
            {
                await writer.WriteLineAsync($"{name},,,".AsMemory(), cancellationToken);
                continue;
            }

            explainer.ExplainInteractions(features, pairs);
            for (var i = 0; i < names.Length; i++)
            {
                for (var j = i; j < names.Length; j++)
                {
                    // A pair is halved between its two places.
                    var amount = i == j ? pairs[(i * names.Length) + i] : pairs[(i * names.Length) + j] + pairs[(j * names.Length) + i];
                    if (amount != 0)
                    {
                        await writer.WriteLineAsync($"{name},{names[i]},{(i == j ? string.Empty : names[j])},{Text(amount)}".AsMemory(), cancellationToken);
                    }
                }
            }
        }
    }

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
