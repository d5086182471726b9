using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http;

/// <summary>The log messages of the package.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(3001, LogLevel.Warning, "The shared budget '{Path}' cannot be read: {Reason}. Its limits are taken as used up for one window each, and it is written anew.")]
    public static partial void BudgetUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(3002, LogLevel.Warning, "The shared budget '{Path}' was held by others for too long. Nothing is sent until it is free.")]
    public static partial void BudgetBusy(ILogger logger, string path);

    [LoggerMessage(3004, LogLevel.Warning, "The shared budget '{Path}' cannot be written: {Reason}. Nothing is sent until it can.")]
    public static partial void BudgetUnwritable(ILogger logger, string path, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "{Host} asked to be left alone: nothing is sent to it before {Until}.")]
    public static partial void Banned(ILogger logger, string host, string until);

    [LoggerMessage(3005, LogLevel.Information, "{Venue} is asked again in {Delay}: {Reason}")]
    public static partial void Retrying(ILogger logger, string venue, TimeSpan delay, string reason);

    [LoggerMessage(3006, LogLevel.Information, "A request to {Host} waits {Delay} at first: its limits are used up, or it asked to be left alone.")]
    public static partial void BudgetWait(ILogger logger, string host, TimeSpan delay);
}
