using System.Collections.Concurrent;

namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>Remembers what it was sent.</summary>
internal sealed class RecordingSink : IAlertSink
{
    private readonly ConcurrentQueue<Alert> _alerts = [];

    public IReadOnlyList<Alert> Alerts => [.. _alerts];

    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        _alerts.Enqueue(alert);
        return ValueTask.CompletedTask;
    }
}
