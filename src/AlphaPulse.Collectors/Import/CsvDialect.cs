namespace AlphaPulse.Collectors;

/// <summary>How a file of bars is written. What is not set is told from its first 1,000 lines and stated; where they allow two readings, the file is refused and the property to set is named.</summary>
/// <remarks>Not safe for changes while a file is read.</remarks>
public sealed class CsvDialect
{
    /// <summary>What stands between fields.</summary>
    /// <value>The default is that one of comma, semicolon, tab and vertical bar with which the header names the columns of a bar.</value>
    public char? Delimiter { get; set; }

    /// <summary>What stands before the decimals of a number: a point or a comma.</summary>
    /// <value>The default is the one that the numbers use; <c>1,234</c> alone could be either and is refused.</value>
    public char? DecimalSeparator { get; set; }

    /// <summary>The order of dates whose year is at the end.</summary>
    /// <value>The default is the order that a day over 12 proves; without one the file is refused.</value>
    public DateOrder? DateOrder { get; set; }

    /// <summary>The names of the columns from the first to the last, for a file that has no header or other names; <c>-</c> for a column that is not read.</summary>
    /// <value>
    /// The default is the header. A file without one is read only where its rows have the twelve columns of the monthly files of Binance
    /// and their open and close times agree.
    /// </value>
    public IReadOnlyList<string>? Columns { get; set; }
}
