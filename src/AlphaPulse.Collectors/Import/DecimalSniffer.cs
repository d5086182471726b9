using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Tells points from commas before decimals.</summary>
internal static class DecimalSniffer
{
    private const int ThousandDigits = 3;

    public static char Find(CsvSample sample, string source, List<string> findings)
    {
        (string Text, long Line)? withComma = null;
        (string Text, long Line)? withPoint = null;
        (string Text, long Line)? proof = null;
        foreach (var (text, line) in sample.Numbers())
        {
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            withPoint ??= text.Contains('.', StringComparison.Ordinal) ? (text, line) : null;
            if (comma < 0)
            {
                continue;
            }

            withComma ??= (text, line);
            var before = text.AsSpan(0, comma).TrimStart('-').Length;
            var after = text.Length - comma - 1;
            var isOne = text.IndexOf(',', comma + 1) < 0;
            if (isOne && (after != ThousandDigits || before > ThousandDigits || text[0] == '0'))
            {
                proof ??= (text, line);
            }
        }

        if (withComma is null || (withPoint is not null && sample.IsCommaDelimited))
        {
            // Beside points a quoted comma is the fault of its row, which is quarantined.
            return '.';
        }

        if (withPoint is { } point)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{source}' has numbers with a comma ('{withComma.Value.Text}', line {withComma.Value.Line}) and with a point ('{point.Text}', line {point.Line}): which stands before the decimals is not certain. Declare CsvDialect.DecimalSeparator; digits in groups of thousands are not read."));
        }

        if (proof is not { } certain)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{source}' has numbers such as '{withComma.Value.Text}' (line {withComma.Value.Line}), which can be a fraction or thousands. Declare CsvDialect.DecimalSeparator."));
        }

        findings.Add(string.Create(
            CultureInfo.InvariantCulture, $"decimals: behind a comma, since '{certain.Text}' (line {certain.Line}) cannot be thousands."));
        return ',';
    }
}
