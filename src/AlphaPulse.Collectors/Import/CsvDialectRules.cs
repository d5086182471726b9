namespace AlphaPulse.Collectors;

/// <summary>The ranges of <see cref="CsvDialect"/>.</summary>
internal static class CsvDialectRules
{
    public static void Check(CsvDialect dialect, string parameter)
    {
        ArgumentNullException.ThrowIfNull(dialect, parameter);
        if (dialect.Delimiter is { } delimiter && !DialectSniffer.Delimiters.Contains(delimiter))
        {
            throw new ArgumentOutOfRangeException(parameter, delimiter, "CsvDialect.Delimiter must be a comma, a semicolon, a tab or a vertical bar.");
        }

        if (dialect.DecimalSeparator is { } separator && separator is not ('.' or ','))
        {
            throw new ArgumentOutOfRangeException(parameter, separator, "CsvDialect.DecimalSeparator must be a point or a comma.");
        }

        if (dialect.DateOrder is { } order && !Enum.IsDefined(order))
        {
            throw new ArgumentOutOfRangeException(parameter, order, "CsvDialect.DateOrder is no order.");
        }

        if (dialect.Columns is { } names && ImportColumns.TryAssign(names, isTimeApart: false, out _) is { } defect)
        {
            throw new ArgumentException($"CsvDialect.Columns is not complete: {defect}. It must name open_time, open, high, low, close and volume.", parameter);
        }
    }
}
