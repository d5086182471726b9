using System.Globalization;
using System.Text;

namespace AlphaPulse.Features;

/// <summary>Writes feature rows as CSV: <c>open_time</c>, then a column a feature; an empty field is "no value", never zero.</summary>
public static class FeatureCsv
{
    /// <summary>Writes every row, complete or not.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="stream">Receives UTF-8 text without a byte order mark; left open.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when everything is written.</returns>
    public static async Task WriteAsync(FeatureMatrix features, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            var line = new StringBuilder("open_time");
            foreach (var column in features.Schema.Columns)
            {
                // A name with arguments has commas, as in bollinger_position(20,2).
                line.Append(',').Append(CsvText.Quote(column.Name));
            }

            await writer.WriteLineAsync(line, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < features.Count; i++)
            {
                line.Clear();
                AppendRow(line, features, i);
                await writer.WriteLineAsync(line, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void AppendRow(StringBuilder line, FeatureMatrix features, int index)
    {
        line.Append(UtcText.Format(features.Bars[index].OpenTime));
        foreach (var value in features.Row(index))
        {
            line.Append(',');
            if (!double.IsNaN(value))
            {
                line.Append(CultureInfo.InvariantCulture, $"{value:R}");
            }
        }
    }
}
