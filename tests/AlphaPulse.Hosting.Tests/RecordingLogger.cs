using Microsoft.Extensions.Logging;

namespace AlphaPulse.Hosting.Tests;

/// <summary>Remembers what was logged.</summary>
internal sealed class RecordingLogger<TCategory> : ILogger<TCategory>
{
    private readonly Lock _gate = new();
    private readonly List<(LogLevel Level, int Id, string Text, Exception? Exception)> _entries = [];

    /// <summary>What was logged, messages for debugging left out.</summary>
    public IReadOnlyList<(LogLevel Level, int Id, string Text, Exception? Exception)> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _entries.Add((logLevel, eventId.Id, formatter(state, exception), exception));
        }
    }
}
