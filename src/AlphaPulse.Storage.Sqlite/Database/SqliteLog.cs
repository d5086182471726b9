using Microsoft.Extensions.Logging;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Log messages of the store; event ids 1001 to 1099.</summary>
internal static partial class SqliteLog
{
    [LoggerMessage(1001, LogLevel.Information, "Opened the store '{Path}', version {Version}.")]
    public static partial void Opened(ILogger logger, string path, int version);

    [LoggerMessage(1002, LogLevel.Information, "Brought the store '{Path}' from version {From} to {To}.")]
    public static partial void Upgraded(ILogger logger, string path, int from, int to);

    [LoggerMessage(1003, LogLevel.Information, "Removed {Bars} bars and {Versions} replaced versions of {Series}: {Reason}.")]
    public static partial void Removed(ILogger logger, BarSeriesId series, long bars, long versions, string reason);

    [LoggerMessage(1004, LogLevel.Information, "Bringing the store '{Path}' from version {From} to {To}; with many bars that takes a while, in which others find it locked.")]
    public static partial void Upgrading(ILogger logger, string path, int from, int to);
}
