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

    [LoggerMessage(2009, LogLevel.Information, "Connected to the stream of {Venue} at {Host} with {Subscriptions} subscriptions.")]
    public static partial void Connected(ILogger logger, string venue, string host, int subscriptions);

    [LoggerMessage(2010, LogLevel.Warning, "The stream of {Venue} at {Host} is gone: {Reason}. Connecting anew in {Delay}.")]
    public static partial void Disconnected(ILogger logger, string venue, string host, string reason, TimeSpan delay);

    [LoggerMessage(2011, LogLevel.Warning, "{Refusal}")]
    public static partial void SubscriptionRefused(ILogger logger, string refusal);

    [LoggerMessage(2012, LogLevel.Warning, "{Error} Further messages of the connection that cannot be read are left out without a message.")]
    public static partial void MessageRefused(ILogger logger, string error);

    [LoggerMessage(2013, LogLevel.Error, "{Venue} has stopped: {Reason}. {Series} series stand still since {Since}.")]
    public static partial void VenueStopped(ILogger logger, string venue, string reason, int series, DateTimeOffset since);

    [LoggerMessage(2014, LogLevel.Information, "{Venue} is back after {Duration}.")]
    public static partial void VenueReturned(ILogger logger, string venue, TimeSpan duration);

    [LoggerMessage(2015, LogLevel.Warning, "{Venue} could not be asked for {Series}: {Error} Asked again in {Delay}.")]
    public static partial void CatchUpFailed(ILogger logger, string venue, BarSeriesId series, string error, TimeSpan delay);

    [LoggerMessage(2016, LogLevel.Warning, "{Series} goes on without the bars from {From} to {To}: {Answer}. A backfill asks for them again.")]
    public static partial void BarsMissing(ILogger logger, BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string answer);

    [LoggerMessage(2017, LogLevel.Warning, "{Venue} corrected the closed bar of {Series} at {OpenTime}; both versions are kept.")]
    public static partial void BarRevised(ILogger logger, string venue, BarSeriesId series, DateTimeOffset openTime);

    [LoggerMessage(2018, LogLevel.Warning, "{Series} ended at {Last}, more than {Limit} bars ago; it goes on from {From}. A backfill brings what lies between.")]
    public static partial void CatchUpTooLong(ILogger logger, BarSeriesId series, DateTimeOffset last, int limit, DateTimeOffset from);

    [LoggerMessage(2021, LogLevel.Warning, "Live bars of {Venue} could not be stored or read: {Error} Trying again in {Delay}.")]
    public static partial void StoreFailed(ILogger logger, string venue, string error, TimeSpan delay);

    [LoggerMessage(2022, LogLevel.Warning, "{Venue} has no '{Symbol}' to follow, and the others run without it: {Reason}")]
    public static partial void SymbolMissing(ILogger logger, string venue, string symbol, string reason);

    [LoggerMessage(2020, LogLevel.Warning, "{Venue} states a limit that is not understood and is left out: {Reason}. What held for it before still holds.")]
    public static partial void LimitIgnored(ILogger logger, string venue, string reason);

    [LoggerMessage(2019, LogLevel.Warning, "The observer {Observer} failed.")]
    public static partial void ObserverFailed(ILogger logger, string observer, Exception exception);

    [LoggerMessage(2030, LogLevel.Warning, "{Reason}")]
    public static partial void BookLost(ILogger logger, string reason);

    [LoggerMessage(2031, LogLevel.Warning, "{Reason} The book is asked for again.")]
    public static partial void BookNotBack(ILogger logger, string reason);

    [LoggerMessage(2025, LogLevel.Warning, "{Venue} is left alone until {Until}: {Reason}")]
    public static partial void Waiting(ILogger logger, string venue, string until, string reason);

    [LoggerMessage(2028, LogLevel.Warning, "{Suspects} instruments are gone from the list of {Venue} and count as listed, as {Unread} of its entries cannot be read: no delisting is told before they can.")]
    public static partial void VanishedUnknown(ILogger logger, string venue, int suspects, int unread);
}
