using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Cli.Output;

/// <summary>What services log, a line each on standard error: waits, connections, bars that are missing. Only with <c>--verbose</c>.</summary>
internal sealed class VerboseLog : ILoggerFactory, ILogger
{
    private VerboseLog()
    {
    }

    /// <summary>Adds the log where it is asked for.</summary>
    public static void AddTo(IServiceCollection services, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Verbose) && !parsed.GetValue(CommonOptions.Quiet))
        {
            services.AddSingleton<ILoggerFactory>(new VerboseLog());
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The command line logs to standard error alone.");

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            ProgressLine.Write($"{Word(logLevel)}: {formatter(state, exception)}{(exception is null ? string.Empty : $" {exception.Message}")}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
