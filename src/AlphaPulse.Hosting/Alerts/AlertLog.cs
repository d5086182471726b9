using Microsoft.Extensions.Logging;

namespace AlphaPulse.Hosting;

/// <summary>Log messages of alerts; event ids 5001 to 5099.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(5001, LogLevel.Error, "The alert sink {Sink} failed with the alert {Code}; other sinks are not affected.")]
    public static partial void SinkFailed(ILogger logger, string sink, string code, Exception exception);

    [LoggerMessage(5002, LogLevel.Debug, "Held back the alert {Code} of {Series}: one was delivered less than {Interval} ago.")]
    public static partial void Suppressed(ILogger logger, string code, BarSeriesId? series, TimeSpan interval);
}
