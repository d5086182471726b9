using System.CommandLine;

namespace AlphaPulse.Cli.Output;

/// <summary>Options that several verbs share, each made in one place.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of tables." };

    /// <summary>One instance for all verbs, hung on the root.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "Print the result only: no progress, no notes.", Recursive = true };

    /// <summary>One instance for all verbs, hung on the root.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show progress and notes even where standard error is no terminal.", Recursive = true };

    /// <summary>One instance for all verbs, hung on the root.</summary>
    public static Option<string[]> IndicatorsFrom { get; } = new("--indicators-from")
    {
        Description = "An assembly with indicators of another library, such as AlphaPulse.Indicators.Skender.dll; may be repeated.",
        Recursive = true,
    };

    public static Option<string> Input() => new("--input") { Description = "A CSV file of bars, plain, .gz or .zip; '-' is standard input.", Required = true };

    public static Option<string> OutputFile() => new("--output") { Description = "The file to write; '-' is standard output.", Required = true };

    public static Option<string> Store() => new("--store") { Description = "The SQLite database.", Required = true };

    public static Option<string?> Instrument(bool required = false) =>
        new("--instrument") { Description = "The instrument, as in binance:BTC-USDT or nyse:SPY.", Required = required };

    public static Option<string?> Timeframe(bool required = false) =>
        new("--timeframe") { Description = "The timeframe, as in 1m, 4h or 1d.", Required = required };

    public static Option<int?> Threads() =>
        new("--threads") { Description = "How many threads training uses at most; one for each processor where it is not named. What comes of it does not depend on that." };

    public static Option<string?> Calendar() =>
        new("--calendar") { Description = "The trading calendar, always or nyse; told from the bars where it is not named." };
}
