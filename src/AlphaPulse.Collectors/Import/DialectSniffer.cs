using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Tells from the first lines of a file how it is written. What has two readings is refused with the option that settles it.</summary>
internal sealed class DialectSniffer(string source, CsvDialect declared, IReadOnlyList<(byte[] Text, long Number)> lines)
{
    public const string Delimiters = ",;\t|";

    /// <summary>A header may stand behind this many lines less one, such as the address of a vendor.</summary>
    private const int GreatestHeaderPlace = 5;
    private readonly List<string> _findings = [];

    private string Candidates => declared.Delimiter is { } one ? one.ToString() : Delimiters;

    public BarCsvFormat Sniff()
    {
        var (delimiter, columns, headerPlace) = declared.Columns is { } names ? ByDeclaredColumns(names) : FindHeader() ?? FindBinance() ?? throw NoHeader();
        var sample = new CsvSample(lines.Skip(headerPlace + 1), delimiter, columns);
        if (headerPlace > 0)
        {
            _findings.Add(string.Create(CultureInfo.InvariantCulture, $"preamble: {headerPlace} lines before the header are not read; the first is '{RawText.OfField(lines[0].Text)}'."));
        }

        var decimals = declared.DecimalSeparator ?? DecimalSniffer.Find(sample, source, _findings);
        return new BarCsvFormat
        {
            Delimiter = delimiter,
            DecimalSeparator = decimals,
            DateOrder = declared.DateOrder ?? DateSniffer.Find(sample, source, _findings),
            Columns = columns,
            HeaderLine = headerPlace < 0 ? 0 : lines[headerPlace].Number,
            HeaderText = headerPlace < 0 ? [] : lines[headerPlace].Text,
            HasPreamble = headerPlace > 0,
            Findings = _findings,
        };
    }

    private static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        _ => "vertical bar",
    };

    private static List<string>? Names(ReadOnlySpan<byte> line, char delimiter, out string? defect)
    {
        var fields = new CsvFields(delimiter);
        defect = fields.Split(line);
        if (defect is not null)
        {
            return null;
        }

        var names = new List<string>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            names.Add(ImportColumns.NameOf(fields.Get(line, i)));
        }

        return names;
    }

    private (char Delimiter, ImportColumns Columns, int HeaderPlace)? FindHeader()
    {
        for (var place = 0; place < Math.Min(lines.Count, GreatestHeaderPlace); place++)
        {
            foreach (var delimiter in Candidates)
            {
                if (Names(lines[place].Text, delimiter, out _) is { } names
                    && ImportColumns.TryAssign(names, IsTimeApart(names, delimiter, place), out var columns) is null)
                {
                    _findings.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"dialect: {NameOf(delimiter)} between fields, since line {lines[place].Number} then names the columns of a bar{(columns.TimeOfDay < 0 ? string.Empty : "; date and time of day stand in two columns")}."));
                    return (delimiter, columns, place);
                }
            }
        }

        return null;
    }

    /// <summary>Whether <c>date</c> and <c>time</c> are both there and the first row has no more than a time of day in the second.</summary>
    private bool IsTimeApart(List<string> names, char delimiter, int headerPlace)
    {
        var time = names.IndexOf("time");
        if (!names.Contains("date") || time < 0 || headerPlace + 1 >= lines.Count)
        {
            return false;
        }

        var fields = new CsvFields(delimiter);
        var row = lines[headerPlace + 1].Text;
        return fields.Split(row) is null && time < fields.Count && DateText.IsTimeOfDay(fields.Get(row, time));
    }

    /// <summary>Rows without a header that can be nothing but those of Binance's monthly files: twelve fields, and each bar ends one unit before the next begins.</summary>
    private (char Delimiter, ImportColumns Columns, int HeaderPlace)? FindBinance()
    {
        foreach (var delimiter in Candidates)
        {
            if (lines.Count > 0 && lines.All(line => BinanceRow.Is(line.Text, delimiter)))
            {
                ImportColumns.TryAssign(ImportColumns.Binance, isTimeApart: false, out var columns);
                _findings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"dialect: no header; the columns of Binance's monthly files, since each of the first {lines.Count} lines has twelve fields of which the seventh is the end of the bar that the first opens."));
                return (delimiter, columns, -1);
            }
        }

        return null;
    }

    private (char Delimiter, ImportColumns Columns, int HeaderPlace) ByDeclaredColumns(IReadOnlyList<string> names)
    {
        ImportColumns.TryAssign(names, names.Contains("date", StringComparer.Ordinal) && names.Contains("time", StringComparer.Ordinal), out var columns);
        var fits = Candidates.Where(delimiter => Fits(delimiter, names.Count)).ToList();
        if (fits.Count != 1)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{source}' does not have the {names.Count} columns that CsvDialect.Columns names with {(fits.Count == 0 ? "any" : "one")} delimiter alone. Correct CsvDialect.Columns, or declare CsvDialect.Delimiter."));
        }

        var isHeader = lines.Count > 0 && Names(lines[0].Text, fits[0], out _) is { } first
            && columns.Numbers.All(column => column < first.Count && !first[column].Any(char.IsAsciiDigit));
        _findings.Add($"dialect: {NameOf(fits[0])} between fields and the declared columns{(isHeader ? "; the first line has no numbers and is taken for a header" : string.Empty)}.");
        return (fits[0], columns, isHeader ? 0 : -1);
    }

    private bool Fits(char delimiter, int count)
    {
        var fields = new CsvFields(delimiter);
        var fitting = lines.Count(line => fields.Split(line.Text) is null && fields.Count == count);
        return 2 * fitting > lines.Count;
    }

    private ImportFormatException NoHeader()
    {
        if (lines.Count == 0)
        {
            return new ImportFormatException($"'{source}' is empty: it has no header.");
        }

        string? defect = null;
        var best = -1;
        foreach (var delimiter in Candidates)
        {
            var names = Names(lines[0].Text, delimiter, out var quotes);
            var why = quotes ?? ImportColumns.TryAssign(names!, isTimeApart: false, out _);
            if ((names?.Count ?? 0) > best)
            {
                best = names?.Count ?? 0;
                defect = why;
            }
        }

        return new ImportFormatException(
            $"'{source}' has no usable header: {defect}. The first line is '{RawText.OfField(lines[0].Text)}'; "
            + "it must name open_time (or timestamp, time, date), open, high, low, close and volume, with one of , ; tab | between. "
            + "For a file without a header or with other names declare CsvDialect.Columns.");
    }
}
