using System.Globalization;
using System.Numerics;
using System.Text;
using AlphaPulse.Indicators;

namespace AlphaPulse.Cli.Indicators;

/// <summary>Writes indicator values as CSV.</summary>
internal static class CsvTable
{
    public static async Task WriteAsync<T>(
        Stream stream, IReadOnlyList<string> columns, IEnumerable<IndicatorRow<T>> rows, CancellationToken cancellationToken)
        where T : struct, INumber<T>
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync($"open_time,{string.Join(',', columns.Select(CsvText.Quote))}");
        var line = new StringBuilder();
        foreach (var row in rows)
        {
            line.Clear().Append(UtcText.Format(row.Bar.OpenTime));
            foreach (var value in row.Values)
            {
                line.Append(',').Append(value?.ToString(null, CultureInfo.InvariantCulture));
            }

            await writer.WriteLineAsync(line, cancellationToken);
        }
    }
}
