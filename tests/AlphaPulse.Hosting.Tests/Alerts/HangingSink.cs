namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>Never ends by itself.</summary>
internal sealed class HangingSink : IAlertSink
{
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Cancelled.TrySetResult();
        }
    }
}
