using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Keeps what is logged.</summary>
internal sealed class CollectingLog : ILoggerFactory, ILogger
{
    public List<(int Id, string Text)> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Entries)
        {
            Entries.Add((eventId.Id, formatter(state, exception)));
        }
    }

    public void Dispose()
    {
    }
}
