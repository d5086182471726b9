using System.Globalization;
using System.Text;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Tables;

/// <summary>The numbers of a CSV file with a line of names; an empty field and <c>nan</c> are missing.</summary>
/// <param name="Names">The names of the columns, in the order of the file.</param>
/// <param name="Columns">The values of the columns that were asked for, by name; missing ones are not numbers.</param>
/// <param name="Times">The texts of the column <c>open_time</c>, by which rows are known again; <see langword="null"/> where there is none.</param>
/// <param name="Rows">How many rows there are.</param>
internal sealed record NumberTable(
    IReadOnlyList<string> Names, IReadOnlyDictionary<string, double[]> Columns, IReadOnlyList<string>? Times, int Rows)
{
    /// <summary>The column by which rows are known again.</summary>
    public const string TimeName = "open_time";

    private const string Missing = "nan";

    /// <summary>Reads the columns that are chosen from the names of the first line; with <paramref name="mayBeNameless"/> a first line of numbers alone is a row, and the names are f0, f1 and so on.</summary>
    /// <exception cref="ImportFormatException">The file cannot be read as such a table; the message names the place.</exception>
    public static Task<NumberTable> ReadAsync(
        string path, Func<IReadOnlyList<string>, IReadOnlyList<string>> choose, CancellationToken cancellationToken, bool mayBeNameless = false) =>
        Streams.ReadAsync(path, stream => ReadAsync(stream, path, choose, mayBeNameless, cancellationToken));

    private static async Task<NumberTable> ReadAsync(
        Stream stream, string path, Func<IReadOnlyList<string>, IReadOnlyList<string>> choose, bool mayBeNameless, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var fields = new CsvFields();
        var head = await reader.ReadLineAsync(cancellationToken) ?? throw new ImportFormatException($"'{path}' is empty; begin with a line of column names.");
        var names = Split(fields, path, 1, head);
        var pending = mayBeNameless && names.TrueForAll(IsNumber) ? head : null;
        if (pending is not null)
        {
            names = [.. names.Select((_, i) => FormattableString.Invariant($"f{i}"))];
        }

        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ImportFormatException($"{path}, line 1 names the column '{twice.Key}' twice; rename one.");
        }

        var chosen = choose(names);
        var places = chosen.Select(name => Place(names, name, path)).ToArray();
        var columns = chosen.Select(_ => new List<double>()).ToArray();
        var time = names.IndexOf(TimeName);
        var times = time >= 0 ? new List<string>() : null;
        var rows = 0;
        for (var number = pending is null ? 2 : 1; (pending ?? await reader.ReadLineAsync(cancellationToken)) is { } line; number++)
        {
            pending = null;
            if (line.Length == 0)
            {
                continue;
            }

            var texts = Split(fields, path, number, line);
            if (texts.Count != names.Count)
            {
                throw new ImportFormatException(FormattableString.Invariant(
                    $"{path}, line {number} has {texts.Count} fields, where line 1 names {names.Count} columns; give each row a field for each column."));
            }

            rows++;
            times?.Add(texts[time]);
            for (var i = 0; i < places.Length; i++)
            {
                columns[i].Add(Number(texts[places[i]], path, number, chosen[i]));
            }
        }

        return new NumberTable(
            names, chosen.Zip(columns).ToDictionary(c => c.First, c => c.Second.ToArray(), StringComparer.Ordinal), times, rows);
    }

    private static bool IsNumber(string text) =>
        text.Length == 0 || text.Equals(Missing, StringComparison.OrdinalIgnoreCase) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static int Place(List<string> names, string name, string path)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ImportFormatException($"'{path}' has no column '{name}'; it has {string.Join(", ", names)}.");
    }

    private static List<string> Split(CsvFields fields, string path, int number, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        if (fields.Split(bytes) is { } defect)
        {
            throw new ImportFormatException(FormattableString.Invariant($"{path}, line {number}: {defect}; close and double quotes as RFC 4180 asks."));
        }

        var texts = new List<string>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            texts.Add(Encoding.UTF8.GetString(fields.Get(bytes, i)));
        }

        return texts;
    }

    private static double Number(string text, string path, int number, string column)
    {
        if (text.Length == 0 || text.Equals(Missing, StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new ImportFormatException(FormattableString.Invariant(
                $"{path}, line {number}, column '{column}' is '{text}', which is no finite number; leave the field empty where there is none."));
    }
}
