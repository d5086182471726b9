using System.CommandLine;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>The options that say how a file of bars is written, where its first lines leave that open.</summary>
internal sealed class DialectArguments
{
    private readonly Option<string?> _delimiter = new("--delimiter") { Description = "What stands between fields: comma, semicolon, tab or pipe; told from the header where it is not named." };
    private readonly Option<string?> _decimal = new("--decimal") { Description = "What stands before decimals: point or comma; told from the numbers where it is not named." };
    private readonly Option<string?> _dateOrder = new("--date-order") { Description = "The order of dates with the year at the end: day-first or month-first; told from days over 12 where it is not named." };
    private readonly Option<string?> _columns = new("--columns") { Description = "The names of the columns with commas between, '-' for one that is not read, for a file without a header or with other names." };
    private readonly Option<string?> _epochUnit = new("--epoch-unit") { Description = "The unit of times that are numbers: s, ms, us or ns; told from the first row where it is not named." };

    public static DialectArguments AddTo(Command command)
    {
        var arguments = new DialectArguments();
        foreach (var option in (Option<string?>[])[arguments._delimiter, arguments._decimal, arguments._dateOrder, arguments._columns, arguments._epochUnit])
        {
            command.Options.Add(option);
        }

        arguments._delimiter.AcceptOnlyFromAmong("comma", "semicolon", "tab", "pipe");
        arguments._decimal.AcceptOnlyFromAmong("point", "comma");
        arguments._dateOrder.AcceptOnlyFromAmong("day-first", "month-first");
        arguments._epochUnit.AcceptOnlyFromAmong("s", "ms", "us", "ns");
        return arguments;
    }

    public CsvDialect Dialect(ParseResult parsed) => new()
    {
        Delimiter = parsed.GetValue(_delimiter) switch
        {
            "comma" => ',',
            "semicolon" => ';',
            "tab" => '\t',
            "pipe" => '|',
            _ => null,
        },
        DecimalSeparator = parsed.GetValue(_decimal) switch
        {
            "point" => '.',
            "comma" => ',',
            _ => null,
        },
        DateOrder = parsed.GetValue(_dateOrder) switch
        {
            "day-first" => DateOrder.DayFirst,
            "month-first" => DateOrder.MonthFirst,
            _ => null,
        },
        Columns = parsed.GetValue(_columns)?.Split(','),
    };

    public EpochUnit? EpochUnit(ParseResult parsed) => parsed.GetValue(_epochUnit) switch
    {
        "s" => Collectors.EpochUnit.Seconds,
        "ms" => Collectors.EpochUnit.Milliseconds,
        "us" => Collectors.EpochUnit.Microseconds,
        "ns" => Collectors.EpochUnit.Nanoseconds,
        _ => null,
    };
}
