using System.CommandLine;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>What the command line declares about a file of bars.</summary>
internal static class ImportArguments
{
    public static ImportOptions From(
        ParseResult parsed, Option<string?>? instrument, Option<string?> timeframe, Option<string?> calendar, DialectArguments dialect) =>
        new()
        {
            Instrument = instrument is not null && parsed.GetValue(instrument) is { } id ? InstrumentId.Parse(id) : null,
            Timeframe = parsed.GetValue(timeframe) is { } text ? Timeframe.Parse(text) : null,
            Calendar = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : null,
            EpochUnit = dialect.EpochUnit(parsed),
            Dialect = dialect.Dialect(parsed),
        };
}
