using Microsoft.Extensions.Logging;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Log messages of the store; event ids 1101 to 1199.</summary>
internal static partial class PostgresLog
{
    [LoggerMessage(1101, LogLevel.Information, "Opened the store '{Location}', version {Version}.")]
    public static partial void Opened(ILogger logger, string location, int version);

    [LoggerMessage(1102, LogLevel.Information, "Brought the store '{Location}' from version {From} to {To}.")]
    public static partial void Upgraded(ILogger logger, string location, int from, int to);

    [LoggerMessage(1103, LogLevel.Information, "Removed {Bars} bars and {Versions} replaced versions of {Series}: {Reason}.")]
    public static partial void Removed(ILogger logger, BarSeriesId series, long bars, long versions, string reason);
}
