using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Log messages of the collectors; event ids 2001 to 2099.</summary>
internal static partial class CollectorsLog
{
    [LoggerMessage(2001, LogLevel.Information, "Imported {Rows} rows of '{Source}' as {Series}: {Inserted} inserted, {Revised} revised, {Unchanged} unchanged, {Quarantined} quarantined.")]
    public static partial void Imported(
        ILogger logger, string source, BarSeriesId series, long rows, long inserted, long revised, long unchanged, long quarantined);

    [LoggerMessage(2002, LogLevel.Warning, "Quarantined line {Line} of '{Source}': {Reason}. Further lines of the file are quarantined without a message.")]
    public static partial void FirstQuarantined(ILogger logger, string source, long? line, string reason);

    [LoggerMessage(2003, LogLevel.Information, "Asked {Venue} for {Series}: {Rows} rows, {Inserted} inserted, {Revised} revised, {Unchanged} unchanged, {Quarantined} quarantined, {Forming} still forming.")]
    public static partial void Backfilled(
        ILogger logger, string venue, BarSeriesId series, long rows, long inserted, long revised, long unchanged, long quarantined, long forming);

    [LoggerMessage(2004, LogLevel.Information, "Audited {Rows} rows of '{Source}': {Errors} errors, {Warnings} warnings.")]
    public static partial void Audited(ILogger logger, string source, long rows, int errors, int warnings);

    [LoggerMessage(2005, LogLevel.Information, "Repaired '{Source}' into '{Output}': {Rows} rows, {Dropped} left out, {Changed} fields changed.")]
    public static partial void Repaired(ILogger logger, string source, string output, long rows, long dropped, long changed);

    [LoggerMessage(2006, LogLevel.Warning, "{Kind} of {Instrument}: {Evidence}.")]
    public static partial void InstrumentEvent(ILogger logger, InstrumentId instrument, InstrumentEventKind kind, string evidence);

    [LoggerMessage(2007, LogLevel.Warning, "Held back the bar of {Series} at {OpenTime:O}: {Reason}.")]
    public static partial void Held(ILogger logger, BarSeriesId series, DateTimeOffset openTime, string reason);

    [LoggerMessage(2008, LogLevel.Information, "Let go the bar of {Series} at {OpenTime:O}: {Reason}.")]
    public static partial void Released(ILogger logger, BarSeriesId series, DateTimeOffset openTime, string reason);
}
